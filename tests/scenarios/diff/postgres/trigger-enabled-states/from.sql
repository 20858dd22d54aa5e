create function quiet() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one before insert on t for each row execute function quiet();
create trigger two before insert on t for each row execute function quiet();
create trigger three before insert on t for each row execute function quiet();
create trigger four before insert on t for each row execute function quiet();
alter table t disable trigger four;
