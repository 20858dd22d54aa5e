create table t (id int primary key, a int) with system versioning partition by system_time interval 1 day starts '2020-01-01' (partition p0 history, partition pn current);
