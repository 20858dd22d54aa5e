create sequence numbers;
create table t (id int default nextval('numbers'));
create table u (id int default nextval('numbers'));
