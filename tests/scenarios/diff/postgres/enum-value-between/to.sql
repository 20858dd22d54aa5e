create type mood as enum ('a', 'b', 'b;2', 'c', 'd');
create table t (m mood);
