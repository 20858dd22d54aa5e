create table t (a int);
create definer = 'varve_app'@'%' view v as select a from t;
