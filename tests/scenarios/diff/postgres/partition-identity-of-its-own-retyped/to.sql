create table p (id text not null, k int) partition by list (k);
create table p_1 (id text not null, k int);
alter table p attach partition p_1 for values in (1);
