create table t (a bigint, c int);
create algorithm = undefined view v as select a from t where c > 1 with cascaded check option;
create sql security definer view w as select a from v group by a;
create sql security invoker view x as select w.a, v.a as z from w join v on v.a = w.a;
