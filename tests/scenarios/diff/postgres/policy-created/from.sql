create table t (id int, who name);
