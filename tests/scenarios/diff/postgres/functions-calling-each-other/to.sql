create function a_outer(n int) returns int language sql as 'select 1';
create function z_inner(n int) returns int language sql begin atomic select a_outer(n); end;
create or replace function a_outer(n int) returns int language plpgsql as 'begin return z_inner(n); end';
create view v as select z_inner(1) as x;
