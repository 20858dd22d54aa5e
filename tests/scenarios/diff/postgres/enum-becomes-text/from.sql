create type mood as enum ('a', 'b');
create table t (id int, m mood default 'a');
insert into t values (1, 'b');
