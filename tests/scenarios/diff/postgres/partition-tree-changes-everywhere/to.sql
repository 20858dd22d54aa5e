create table part (at date not null, kind text not null, n int, note text, primary key (at, kind)) partition by range (at);
create table part_a partition of part for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table part_a_x partition of part_a for values in ('x', 'z');
create table part_b partition of part for values from ('2025-01-01') to ('2027-01-01');
create table part_c partition of part default partition by hash (kind);
create table part_c_0 partition of part_c for values with (modulus 1, remainder 0);
create index part_n on part (n, kind);
create view v as select n, note from part;
