create table t (id int);
create function count_them() returns bigint language sql begin atomic select count(*) from t; end;
