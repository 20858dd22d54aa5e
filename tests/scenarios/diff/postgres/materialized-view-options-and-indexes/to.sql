create table t (a int, b text);
create materialized view m with (fillfactor = 50) as select a, b from t;
create index m_b on m (b desc);
comment on index m_b is 'of a view';
alter materialized view m alter b set statistics 10;
alter materialized view m alter b set storage external;
alter materialized view m cluster on m_b;
comment on column m.a is 'x';
