create function add(a int, b int default 1) returns int language sql immutable as 'select a + b';
