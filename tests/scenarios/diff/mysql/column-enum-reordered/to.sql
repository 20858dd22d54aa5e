create table t (id int, m enum('c', 'b', 'a') default 'b', key by_m (m));
