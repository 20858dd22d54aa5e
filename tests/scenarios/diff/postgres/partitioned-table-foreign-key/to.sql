create table p (id int primary key);
create table part (id int not null, n int, constraint part_p foreign key (n) references p on delete cascade) partition by list (id);
create table part_a partition of part for values in (1);
