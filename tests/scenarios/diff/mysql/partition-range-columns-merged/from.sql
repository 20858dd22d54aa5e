create table t (d date not null, n int) partition by range columns (d) (partition p1 values less than ('2020-01-01'), partition p2 values less than ('2021-01-01'), partition p3 values less than (maxvalue));
insert into t values ('2019-01-01', 1);
