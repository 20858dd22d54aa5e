create table t (a int, b varchar(20), key i (a desc, b(5)));
