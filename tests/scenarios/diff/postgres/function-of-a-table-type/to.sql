create table t (a int, b text);
create function f(r t) returns boolean language sql immutable as 'select r.a > 1';
create function all_of() returns setof t language sql as 'select * from t where a > 0';
alter table t add constraint fits check (f(t.*));
