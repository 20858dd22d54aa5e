create function f (x int) returns int deterministic reads sql data sql security invoker comment 'it''s; one' return x + 1;
