create table part (id int, n int) partition by list (id);
create table part_a partition of part for values in (1);
