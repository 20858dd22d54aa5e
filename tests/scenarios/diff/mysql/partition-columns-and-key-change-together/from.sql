create table t (id int not null, r int not null, n int, primary key (id, r)) partition by list (r) (partition a values in (1,2), partition b values in (3));
