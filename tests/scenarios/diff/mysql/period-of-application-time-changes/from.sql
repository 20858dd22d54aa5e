create table t (id int, s date, e date, period for p (s, e), unique u (id, p without overlaps));
