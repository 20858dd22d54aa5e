create table t (id int primary key, a varchar(20), b text, c varchar(9) character set ascii) character set utf8mb4;
