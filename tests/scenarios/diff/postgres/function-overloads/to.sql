create function f(a int) returns int language sql as 'select a';
create function f(variadic a text[]) returns int language sql as 'select 2';
