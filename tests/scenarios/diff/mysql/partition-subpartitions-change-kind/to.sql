create table t (id int not null, d date not null) partition by range (to_days(d)) (partition a values less than (700000) comment = 'old', partition b values less than maxvalue);
