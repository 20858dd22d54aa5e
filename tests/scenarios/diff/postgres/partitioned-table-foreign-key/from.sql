create table p (id int primary key);
create table part (id int not null, n int) partition by list (id);
create table part_a partition of part for values in (1);
