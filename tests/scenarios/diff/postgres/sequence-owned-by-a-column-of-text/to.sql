create table t (a text);
create sequence s owned by t.a;
