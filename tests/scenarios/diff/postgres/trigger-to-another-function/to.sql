create function two() returns trigger language plpgsql as 'begin return null; end';
create table t (a int);
create trigger early before insert on t for each row execute function two();
