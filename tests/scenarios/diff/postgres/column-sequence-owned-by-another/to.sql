create table t (a int, b int);
create sequence numbers owned by t.b;
