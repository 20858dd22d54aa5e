create table t (id int, constraint other primary key (id));
create table p (id int, k int) partition by list (k);
create table p_1 (id int, k int);
alter table p add constraint p_fk foreign key (id) references t;
alter table p attach partition p_1 for values in (1);
