create table part (at date not null, kind text, n int) partition by range (at);
create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table part_a_x partition of part_a for values in ('x', 'it''s');
create table part_rest partition of part default;
create index part_n on part (n);
