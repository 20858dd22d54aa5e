create table t (id int primary key);
create table p (id int, k int, constraint p_fk foreign key (id) references t) partition by list (k);
create table p_1 partition of p for values in (1);
