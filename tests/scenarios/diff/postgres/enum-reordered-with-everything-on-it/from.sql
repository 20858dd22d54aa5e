create type mood as enum ('a', 'b', 'c');
create function best(mood) returns mood language sql immutable as 'select $1';
create table t (id int, m mood not null default 'b', many mood[] default '{a,b}', constraint not_c check (m <> 'c'));
create index t_m on t (m) where m > 'a';
create view v as select m from t where m = 'a';
insert into t values (1, 'a', '{c}');
