create table t (a int, b text);
create view v as select t.*, t as whole, 'it''s; $$' as "odd; name" from t;
