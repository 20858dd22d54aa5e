create table t (a text compressed, b varchar(500));
