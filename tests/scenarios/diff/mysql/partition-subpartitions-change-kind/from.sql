create table t (id int not null, d date not null) partition by range (year(d)) subpartition by hash (id) subpartitions 2 (partition a values less than (2000), partition b values less than maxvalue);
