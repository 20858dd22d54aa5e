create table t (a int);
create function quiet() returns trigger language plpgsql as 'begin return new; end';
create trigger early before insert or update of a on t for each row when (new.a > 0) execute function quiet();
