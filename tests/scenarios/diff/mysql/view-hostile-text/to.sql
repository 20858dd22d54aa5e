create table t (a int, b varchar(20));
create view `v ``;--` as select a, '😀 `t`.`no`; -- ''' as `x'"`, b as `select` from t where b <> '?';
