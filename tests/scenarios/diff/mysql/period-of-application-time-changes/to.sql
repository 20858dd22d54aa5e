create table t (id int, s datetime, e datetime, x int, period for p (s, e), unique u (id, x, p without overlaps));
