create sequence s;
create table t (id bigint, n int);
create view v as select lastval(s) as l from t;
create trigger g before insert on t for each row set new.id = nextval(s);
