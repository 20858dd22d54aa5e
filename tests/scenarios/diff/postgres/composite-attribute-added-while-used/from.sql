create type pair as (a int);
create table t (id int, p pair);
