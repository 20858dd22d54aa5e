create type mood as enum ('a', 'b', 'c');
create table t (id int, m mood default 'b', constraint not_c check (m <> 'b'));
create index t_b on t (id) where m = 'b';
