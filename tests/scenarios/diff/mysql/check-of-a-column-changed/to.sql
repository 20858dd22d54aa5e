create table t (a int check (a > 1), b varchar(9) check (b <> ')'), c int check (c < 9));
