create table t (id int auto_increment primary key, b bigint as (id + 1) virtual);
insert into t () values (), ();
