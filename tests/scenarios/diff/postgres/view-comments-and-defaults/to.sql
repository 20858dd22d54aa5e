create table t (a int, b text);
create view v as select a, b from t;
comment on view v is 'it''s two';
comment on column v.b is 'a column';
alter view v alter a set default 7;
