create type mood as enum ('c', 'b', 'a');
create table t (id int, kept mood);
