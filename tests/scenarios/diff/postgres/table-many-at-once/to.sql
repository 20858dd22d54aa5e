create table c (id int primary key, note text);
create table d (id int primary key, c int references c);
create table e (id int primary key, d int references d, c int references c);
create view all_of as select e.id, c.note from e join c on c.id = e.c;
