create table t (a int, b int);
alter table t add constraint high check (a > 0) not valid;
