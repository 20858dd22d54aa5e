create table part (at date not null, n int, primary key (at)) partition by range (at);
create index part_n on part (n);
create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01');
