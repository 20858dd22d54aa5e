create table t (a int) page_compressed = 1;
