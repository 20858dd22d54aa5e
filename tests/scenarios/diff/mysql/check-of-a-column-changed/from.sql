create table t (a int check (a > 0), b varchar(9), c int);
