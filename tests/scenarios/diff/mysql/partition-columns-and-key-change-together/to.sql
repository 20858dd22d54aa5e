create table t (id int not null, q int not null, n bigint, primary key (id, q), key (n)) partition by list (q) (partition a values in (1), partition c values in (5, null));
