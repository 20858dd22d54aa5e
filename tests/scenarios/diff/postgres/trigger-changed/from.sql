create function quiet() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b int);
create trigger early before insert on t for each row execute function quiet();
