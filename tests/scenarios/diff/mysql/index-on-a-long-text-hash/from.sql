create table t (id int, a text, b blob, unique u (a), unique w (b, id));
