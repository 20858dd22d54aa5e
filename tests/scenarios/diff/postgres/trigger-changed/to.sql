create function quiet() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b int);
create trigger early after update on t referencing old table as before new table as after for each statement execute function quiet('it''s');
comment on trigger early on t is 'changed';
