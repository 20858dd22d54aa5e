create table t (a int);
create function f(r t) returns boolean language sql immutable as 'select r.a > 0';
create function all_of() returns setof t language sql as 'select * from t';
alter table t add constraint fits check (f(t.*));
