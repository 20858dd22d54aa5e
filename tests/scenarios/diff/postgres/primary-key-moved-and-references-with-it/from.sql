create table p (a int constraint pk primary key, b int not null);
create table c (p int constraint k references p (a));
create table q (a int not null, b int not null);
