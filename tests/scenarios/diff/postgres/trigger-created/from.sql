create table t (a int);
create function quiet() returns trigger language plpgsql as 'begin return new; end';
