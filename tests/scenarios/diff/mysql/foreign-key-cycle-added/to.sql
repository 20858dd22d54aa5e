create table a (id int primary key, b int);
create table b (id int primary key, a int, constraint b_a foreign key (a) references a (id));
alter table a add constraint a_b foreign key (b) references b (id);
