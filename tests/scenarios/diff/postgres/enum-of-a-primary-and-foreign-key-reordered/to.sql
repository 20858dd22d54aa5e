create type kind as enum ('b', 'a');
create table p (k kind primary key);
create table c (id int, k kind constraint c_p references p);
