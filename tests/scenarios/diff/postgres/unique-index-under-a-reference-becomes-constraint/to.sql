create table p (a int, constraint p_a unique (a));
create table c (p int constraint k references p (a));
