create sequence s start with 5 increment by -5 minvalue -100 maxvalue 1000 nocache cycle;
create sequence r;
create table t (id bigint default nextval(r) primary key, o int default nextval(s));
