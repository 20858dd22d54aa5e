create table t (a int, b int);
create view v as select a from t;
grant select on v to reader;
revoke all on v from current_user;
