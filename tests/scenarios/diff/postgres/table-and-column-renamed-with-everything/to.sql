create function stamp() returns trigger language plpgsql as 'begin return new; end';
create table u (id int constraint pk primary key, b int not null constraint high check (b > 0), n int generated always as (b * 2) stored);
create table c (t int constraint k references u);
create index i on u (b) where b > 1;
create view v as select b as a from u;
create trigger early before update of b on u for each row execute function stamp();
create policy own on u using (b > 0);
