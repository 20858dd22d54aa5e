create table t (a int, b int);
create algorithm = merge view v as select a from t where b > 1 with local check option;
create algorithm = temptable sql security invoker view w as select a from v group by a;
create view x as select w.a from w join v on v.a = w.a;
