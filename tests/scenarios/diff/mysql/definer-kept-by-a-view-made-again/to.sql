create table t (a int);
create definer = 'varve_app'@'%' view v as select a from t;
create definer = 'varve_ops'@'%' view w as select a + 1 as a from v;
