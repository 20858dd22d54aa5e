create table t (a int, b text, c varchar(100), d varchar(20), g point not null);
