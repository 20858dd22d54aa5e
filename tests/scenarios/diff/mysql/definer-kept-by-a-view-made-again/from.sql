create table t (a int, b int);
create definer = 'varve_app'@'%' view v as select a, b from t;
create definer = 'varve_ops'@'%' view w as select a from v;
