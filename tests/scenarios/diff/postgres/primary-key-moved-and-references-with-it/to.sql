create table p (a int not null, b int constraint pk primary key);
create table c (p int constraint k references p (b));
create table q (a int not null, b int constraint qk primary key references p (b));
