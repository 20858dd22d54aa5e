create table t (id int, n text generated always as ('2024-01-0' || id) stored);
create function no() returns int language sql as 'select 1';
