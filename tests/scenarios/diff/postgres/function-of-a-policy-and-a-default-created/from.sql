create table t (id integer);
create function of_old(integer) returns integer language sql as 'select $1';
