create table a (id int primary key);
create table b (id int primary key, a int, constraint b_a foreign key (a) references a (id));
create table c (id int primary key, b int, constraint c_b foreign key (b) references b (id));
