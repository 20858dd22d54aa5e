create extension citext;
create table t (id int, name citext);
create unique index t_name on t (name);
