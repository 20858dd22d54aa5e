create table p (a int constraint pk primary key, b int not null constraint p_b unique);
create table c (p int constraint k references p (a));
