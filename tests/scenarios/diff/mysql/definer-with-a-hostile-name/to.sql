create table t (a int);
create definer = 'a;-- '@'%' view v as select a from t;
