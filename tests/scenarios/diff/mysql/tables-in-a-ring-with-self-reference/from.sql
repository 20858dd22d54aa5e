set foreign_key_checks = 0;
create table a (id int primary key, b_id int, me int, constraint a_b foreign key (b_id) references b (id), constraint a_a foreign key (me) references a (id));
create table b (id int primary key, c_id int, constraint b_c foreign key (c_id) references c (id));
create table c (id int primary key, a_id int, constraint c_a foreign key (a_id) references a (id));
set foreign_key_checks = 1;
