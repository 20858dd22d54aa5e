create table c (id int primary key, a int);
