create table t (id int not null, n int);
create table u (id int default 1);
create sequence s owned by u.id;
alter table t alter id set default nextval('s');
