create table t (id int, c text);
