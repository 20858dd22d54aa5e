create table t (id int primary key, a varchar(500), b text compressed null, c blob compressed);
