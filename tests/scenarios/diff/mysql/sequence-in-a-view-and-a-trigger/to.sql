create sequence z start with 100;
create table t (id bigint default nextval(z), n int);
create view v as select lastval(z) as l from t;
create trigger g before insert on t for each row set new.id = nextval(z);
