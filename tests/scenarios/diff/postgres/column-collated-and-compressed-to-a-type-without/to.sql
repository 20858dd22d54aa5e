create table t (a date, b integer, c text);
