create table t (id integer, more text);
create function next_user() returns integer language sql as 'select 1';
create table users (id integer default next_user());
create policy own on users using (id = next_user());
alter table users enable row level security;
create or replace function of_old(integer) returns integer language sql as 'select $1 + 1';
