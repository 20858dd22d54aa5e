create table t (a inet6 default '::1', b uuid default uuid(), c int, d time, e double, f double, g int(6) unsigned zerofill, h point, i bit(16));
