create definer = 'varve_app'@'%' procedure p (x int) select x;
create definer = 'varve_app'@'%' function f () returns int deterministic return 1;
