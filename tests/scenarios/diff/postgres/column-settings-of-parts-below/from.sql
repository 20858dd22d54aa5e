create table p (k int) partition by list (k);
create table p_1 partition of p for values in (1);
