create table t (id int primary key, a int, b int, constraint low check (a < b), constraint x exclude using btree (a with =));
create index i on t (a);
create index j on t (b) where a > 0;
create statistics s on a, id from t;
create view v as select a, b from t;
create function stamp() returns trigger language plpgsql as 'begin return new; end';
create trigger early before update of a on t for each row when (new.a > 0) execute function stamp();
create policy own on t using (a > 0);
create publication p for table t (id, a);
