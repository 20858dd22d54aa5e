create table p (id int, k int) partition by list (id);
create table p_1 partition of p for values in (1);
create index p_k on p (k);
