create table part (at date not null, n int) partition by range (at);
create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01');
