create table t (id int, n int);
create table log (id int);
