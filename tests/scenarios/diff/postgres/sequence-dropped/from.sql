create sequence s start with 5;
create table t (id int default nextval('s'));
