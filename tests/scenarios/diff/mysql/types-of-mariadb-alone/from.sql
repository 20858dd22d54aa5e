create table t (a inet6, b uuid, c year, d time(3), e double(8,2), f float, g mediumint(5) unsigned zerofill, h geometry, i bit(8));
