create function add(a int, b int) returns int language sql immutable as 'select b + a';
