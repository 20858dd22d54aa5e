create table a (id int primary key, b int, key (b));
create table b (id int primary key, c int, key (c));
create table c (id int primary key, a int, constraint c_a foreign key (a) references a (id));
alter table a add constraint a_b foreign key (b) references b (id);
alter table b add constraint b_c foreign key (c) references c (id);
