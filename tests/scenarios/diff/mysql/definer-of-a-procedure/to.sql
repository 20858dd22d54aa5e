create definer = 'varve_ops'@'%' procedure p (x int) select x;
create definer = 'varve_app'@'%' function f () returns int deterministic sql security invoker return 2;
