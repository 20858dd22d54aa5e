create table t (a int, b int);
create algorithm = merge sql security invoker view v as select a from t where a > 0 with local check option;
create view w as select a from t;
