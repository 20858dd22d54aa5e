create sequence s;
create table t (id integer default nextval('s'));
