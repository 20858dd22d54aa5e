create schema "S; drop";
create table "S; drop"."Tab""le" (id int primary key);
