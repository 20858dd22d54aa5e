alter database character set latin1;
create table t (a varchar(10));
