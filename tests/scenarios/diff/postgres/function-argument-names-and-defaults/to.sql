create function f(c int, d int) returns int language sql as 'select c + d';
