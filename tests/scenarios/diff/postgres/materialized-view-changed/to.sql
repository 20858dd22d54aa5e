create table t (a int, b text);
create materialized view m as select a, b from t;
create unique index m_a on m (a);
create index m_b on m (b) where a > 0;
comment on materialized view m is 'kept';
