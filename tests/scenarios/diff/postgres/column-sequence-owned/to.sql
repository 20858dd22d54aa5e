create table t (id int);
create sequence numbers owned by t.id;
alter table t alter id set default nextval('numbers');
