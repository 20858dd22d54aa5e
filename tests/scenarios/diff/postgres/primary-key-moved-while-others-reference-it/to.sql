create table p (a int not null constraint p_a unique, b int constraint pk primary key);
create table c (p int constraint k references p (a));
