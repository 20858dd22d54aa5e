create table part (id int not null, n int) partition by list (id);
create table part_a partition of part for values in (1);
alter table part_a alter n set default 3;
create index only_here on part_a (n);
