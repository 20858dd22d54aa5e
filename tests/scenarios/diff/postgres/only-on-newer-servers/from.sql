create table t (a int, b int, c int);
create table p (id int primary key);
