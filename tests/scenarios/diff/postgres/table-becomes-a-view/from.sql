create table base (a int, b int);
create table t (a int);
create function f(t) returns int language sql as 'select $1.a';
