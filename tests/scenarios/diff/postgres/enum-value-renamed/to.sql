create type mood as enum ('a', 'better');
create table t (m mood);
