create table p (id int, k int) partition by list (id);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);
create index own on p_1 (k);
create index gone on p_2 (k);
