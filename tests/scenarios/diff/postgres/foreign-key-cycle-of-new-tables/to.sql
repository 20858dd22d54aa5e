create table a (id int primary key, b int);
create table b (id int primary key, c int);
create table c (id int primary key, a int constraint c_a references a);
alter table a add constraint a_b foreign key (b) references b;
alter table b add constraint b_c foreign key (c) references c;
