create table t (id int primary key, a int default 5, b int invisible, key i (a) ignored, unique key u (b));
