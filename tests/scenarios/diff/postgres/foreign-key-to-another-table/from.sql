create table p (id int primary key);
create table q (id int primary key);
create table c (a int, constraint k foreign key (a) references p);
