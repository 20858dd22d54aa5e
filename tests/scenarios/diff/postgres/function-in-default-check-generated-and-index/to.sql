create function next_one() returns int language sql as 'select 1';
create function fits(int) returns boolean language sql immutable as 'select $1 > 0';
create function twice(int) returns int language sql immutable as 'select $1 * 2';
create table t (a int default next_one(), b int generated always as (twice(a)) stored, constraint fits check (fits(a)));
create index t_twice on t (twice(a)) where fits(a);
