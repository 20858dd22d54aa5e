create table base (a int, b int);
create view t as select a from base;
create function f(t) returns int language sql as 'select $1.a';
