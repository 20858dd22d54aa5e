create function f (x int) returns int deterministic return x + 1;
