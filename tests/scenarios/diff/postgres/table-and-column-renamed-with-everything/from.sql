create function stamp() returns trigger language plpgsql as 'begin return new; end';
create table t (id int constraint pk primary key, a int constraint high check (a > 0), n int generated always as (a * 2) stored);
create table c (t int constraint k references t);
create index i on t (a) where a > 1;
create view v as select a from t;
create trigger early before update of a on t for each row execute function stamp();
create policy own on t using (a > 0);
insert into t values (1, 2);
