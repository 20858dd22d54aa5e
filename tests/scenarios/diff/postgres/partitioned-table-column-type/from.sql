create table part (id int not null, n int) partition by list (id);
create table part_a partition of part for values in (1);
create index part_n on part (n);
