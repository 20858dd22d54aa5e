create table t (j json, k json check (json_length(k) < 5), s varchar(20) check (s regexp '^[a-z\\.]+$'));
