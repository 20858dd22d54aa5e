create table part (id int not null, n int default 5, constraint low check (n < 9)) partition by list (id);
create table part_a partition of part for values in (1);
