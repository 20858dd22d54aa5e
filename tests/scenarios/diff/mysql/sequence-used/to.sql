create sequence s;
create table t (id int default nextval(s), other int default (nextval(s) + 1));
