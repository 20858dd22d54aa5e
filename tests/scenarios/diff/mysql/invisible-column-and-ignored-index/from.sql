create table t (id int primary key, a int invisible default 5, b int, key i (a), unique key u (b) ignored);
