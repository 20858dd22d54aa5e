create table t (id int primary key, b int);
create view v as select b from t;
create function stamp() returns trigger language plpgsql as 'begin return new; end';
create publication p for table t (id);
