create table kept (id integer);
create table jobs (id integer, finished_at timestamp, body text, tag text);
alter table jobs alter column finished_at set statistics 1000;
alter table jobs alter column body set storage external;
alter table jobs alter column body set (n_distinct = 5, n_distinct_inherited = 7);
alter table jobs alter column tag set compression pglz;
create function jobs_count() returns bigint language sql as 'select count(*) from jobs';
create table counted (id integer default jobs_count(), more text check (jobs_count() > 0));
alter table counted alter column more set storage main;
