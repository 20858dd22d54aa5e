create table t (a text, b text, fulltext key words (a, b));
