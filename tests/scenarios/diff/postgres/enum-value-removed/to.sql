create type mood as enum ('a', 'c');
create table t (id int, m mood not null default 'a');
