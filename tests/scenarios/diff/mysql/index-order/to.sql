create table t (a int, b int, key i (b, a desc));
