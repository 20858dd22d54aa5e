create table t (a smallint unsigned zerofill, b decimal(12,3), c double, d bit(5), e varchar(9), f longtext, g mediumblob, h time(2), i datetime(6), j int, k varbinary(5), l varchar(10));
