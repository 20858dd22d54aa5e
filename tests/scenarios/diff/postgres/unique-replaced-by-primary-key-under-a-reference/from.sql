create table p (a int not null constraint p_a unique);
create table c (p int constraint k references p (a));
