create table p (k int) partition by list (k);
create table p_1 partition of p for values in (1);
alter table p add column a text;
alter table only p alter a set statistics 50;
alter table only p_1 alter a set storage external;
