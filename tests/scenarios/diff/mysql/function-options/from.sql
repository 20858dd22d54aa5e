create function f (x int) returns int return x + 1;
