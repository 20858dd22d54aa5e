create table t (a int);
create table v (a int);
create definer = 'varve_ops'@'%' view t2 as select a from v;
