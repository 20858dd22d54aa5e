create table t (c varchar(100), key i (c));
