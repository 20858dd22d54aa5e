create table t (id int, a longtext, b blob, unique u (a, b), unique w (b));
