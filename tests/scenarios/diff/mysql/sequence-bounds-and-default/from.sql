create sequence s start with 5 increment by 5 minvalue 1 maxvalue 1000 cache 10 nocycle;
create table t (id int default nextval(s) primary key);
