create type kind as enum ('a', 'b');
create table p (k kind primary key);
create table c (id int, k kind constraint c_p references p);
insert into p values ('b');
