create table part (at date not null, kind text not null, n int, primary key (at, kind)) partition by range (at);
create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table part_a_x partition of part_a for values in ('x');
create table part_a_y partition of part_a for values in ('y');
create table part_b partition of part for values from ('2025-01-01') to ('2026-01-01');
create index part_n on part (n);
create view v as select n from part;
