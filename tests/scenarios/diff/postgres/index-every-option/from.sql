create table t (a text, b int, c int, d int4range, e tsvector);
