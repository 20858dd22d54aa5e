create table t (a int);
create definer = 'varve_ops'@'%' view v as select a from t;
create algorithm = merge definer = 'varve_app'@'%' sql security definer view w as select a from v;
