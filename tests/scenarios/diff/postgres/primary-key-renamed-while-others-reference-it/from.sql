create table p (a int constraint old_pk primary key);
create table c (p int constraint k references p);
