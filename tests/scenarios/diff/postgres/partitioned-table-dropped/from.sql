create table part (id int not null, n int) partition by list (id);
create table part_a partition of part for values in (1) partition by range (n);
create table part_a_low partition of part_a for values from (minvalue) to (10);
create table other (id int);
