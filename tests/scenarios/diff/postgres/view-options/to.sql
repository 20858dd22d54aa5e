create table t (a int, b text);
create view v with (check_option = cascaded, security_barrier = true) as select a, b from t where a > 0;
create view w as select a from t;
