create table t (a int, b int);
grant select on t to reader;
create table u (a int);
