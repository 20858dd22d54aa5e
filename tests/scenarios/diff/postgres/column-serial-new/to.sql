create table t (n int, id serial, big bigserial primary key);
