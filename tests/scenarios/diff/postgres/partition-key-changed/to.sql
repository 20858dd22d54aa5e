create table part (id int not null, n int not null) partition by range (n);
create table part_1 partition of part for values from (1) to (5);
