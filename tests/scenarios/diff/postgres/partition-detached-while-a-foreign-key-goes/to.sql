create table t (id int primary key);
create table p (id bigint, k int) partition by list (k);
create table p_1 (id bigint, k int);
