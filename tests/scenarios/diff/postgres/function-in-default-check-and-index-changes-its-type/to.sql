create function next_one() returns bigint language sql as 'select 1::bigint';
create function fits(n int) returns boolean language sql immutable as 'select n > 1';
create function twice(int) returns bigint language sql immutable as 'select $1::bigint * 2';
create table t (a int default next_one(), constraint fits check (fits(a)));
create index t_twice on t (twice(a)) where fits(a);
create policy own on t using (fits(a));
