create table t (a text, b varchar(500) compressed);
