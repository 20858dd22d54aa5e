create table t (a int, b int, key i (a), key j (b) ignored);
