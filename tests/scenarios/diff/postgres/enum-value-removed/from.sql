create type mood as enum ('a', 'b', 'c');
create table t (id int, m mood not null default 'a');
insert into t values (1, 'c');
