create table p (a int constraint p_a primary key);
create table c (p int constraint k references p (a));
