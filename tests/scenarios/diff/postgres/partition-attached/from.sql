create table part (at date not null, n int) partition by range (at);
create table part_a (at date not null, n int);
insert into part_a values ('2024-05-05', 1);
