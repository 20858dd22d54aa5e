create function one() returns trigger language plpgsql as 'begin return new; end';
create function two() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create table u (a int);
create trigger x before insert on t for each row execute function one();
create trigger x before insert on u for each row execute function one();
create trigger y after insert on u execute function two();
