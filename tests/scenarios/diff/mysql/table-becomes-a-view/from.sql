create table base (a int, b int);
create table t (a int);
