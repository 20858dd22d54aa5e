create table part (id int not null, n int) partition by list (id);
create table part_1 partition of part for values in (1);
create index odd_name on part_1 (n);
create index part_n on part (n);
