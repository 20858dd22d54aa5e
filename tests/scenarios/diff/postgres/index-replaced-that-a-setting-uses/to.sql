create table t (id int not null, n int not null);
create unique index t_id on t (id, n);
alter table t replica identity using index t_id;
alter table t cluster on t_id;
