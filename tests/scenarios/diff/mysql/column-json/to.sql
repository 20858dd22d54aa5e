create table t (a longtext, b json);
