create type mood as enum ('a', 'b', 'c');
create table t (id int, gone mood not null, kept mood);
create index t_gone on t (gone, id);
