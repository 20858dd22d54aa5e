create table c (id int primary key, note text);
create table d (id int primary key, c int, constraint d_c foreign key (c) references c (id));
create table e (id int primary key, d int, c int, constraint e_d foreign key (d) references d (id), constraint e_c foreign key (c) references c (id));
create view all_of as select e.id, c.note from e join c on c.id = e.c;
