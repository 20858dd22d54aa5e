create table t (id int, parent int);
create view v as with recursive up as (select id, parent from t where parent is null union all select t.id, t.parent from t join up on up.id = t.parent) select id from up;
