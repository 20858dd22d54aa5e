create table t (e int, a int, new_one int, c int, b int, d int);
