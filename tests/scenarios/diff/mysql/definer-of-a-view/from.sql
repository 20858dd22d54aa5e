create table t (a int);
create definer = 'varve_app'@'%' view v as select a from t;
create definer = 'varve_app'@'%' sql security invoker view w as select a from v;
