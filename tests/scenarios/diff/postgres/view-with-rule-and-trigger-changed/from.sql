create function quiet() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b int);
create view v as select a from t;
create trigger instead instead of insert on v for each row execute function quiet();
create rule never as on delete to v do instead nothing;
comment on trigger instead on v is 'kept';
grant select on v to reader;
