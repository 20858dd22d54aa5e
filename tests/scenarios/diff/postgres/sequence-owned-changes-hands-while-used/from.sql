create table t (id int not null, n int);
create sequence s owned by t.n;
alter table t alter id set default nextval('s');
create table u (id int default nextval('s'));
