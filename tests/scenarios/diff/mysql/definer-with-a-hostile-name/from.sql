create table t (a int);
create definer = 'a@b`c "%'@'%' view v as select a from t;
