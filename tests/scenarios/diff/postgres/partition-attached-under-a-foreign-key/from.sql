create table t (id int, constraint one primary key (id));
create table p (id int, k int) partition by list (k);
create table p_1 (id int, k int);
