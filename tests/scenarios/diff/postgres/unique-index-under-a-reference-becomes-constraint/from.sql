create table p (a int);
create unique index p_a on p (a);
create table c (p int constraint k references p (a));
