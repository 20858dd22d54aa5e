create table t (a int constraint must not null, b int, c int, v int generated always as (b + 1) virtual, constraint soft check (b > 0) not enforced);
alter table t add constraint someday not null c not valid;
create table p (id int primary key);
alter table t add constraint loose foreign key (c) references p not enforced;
