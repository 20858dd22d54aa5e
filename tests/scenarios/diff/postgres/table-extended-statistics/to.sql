create table t (a int, b int, c text);
create statistics come (ndistinct, mcv) on b, lower(c) from t;
alter statistics come set statistics 50;
comment on statistics come is 'it''s new';
