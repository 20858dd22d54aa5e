create table t (a int, b int, key i (a) ignored, key j (b));
