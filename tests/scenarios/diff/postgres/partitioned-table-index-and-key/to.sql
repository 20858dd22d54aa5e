create table part (id int not null, n int, primary key (id)) partition by list (id);
create table part_a partition of part for values in (1);
create table part_b partition of part for values in (2);
create index part_n on part (n desc);
