create type mood as enum ('a', 'b', 'c');
create table t (id int, m mood);
insert into t values (1, 'c');
