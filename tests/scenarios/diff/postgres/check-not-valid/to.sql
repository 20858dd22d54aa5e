create table t (a int, b int, constraint high check (a > 0));
alter table t add constraint low check (b < 9) not valid;
