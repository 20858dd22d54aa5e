create table t (a text, unique key u (a));
