create table p1 (a int, d date) partition by range (year(d)) (partition p0 values less than (2020) comment 'it''s', partition `p ``1` values less than maxvalue);
create table p2 (a int) partition by list (a) (partition p0 values in (1, 2, null), partition p1 values in (0));
create table p3 (a int primary key) partition by hash (a) partitions 3;
create table p4 (a int primary key) partition by key () partitions 2;
