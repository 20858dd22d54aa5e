create table "T" (id int primary key, "ID" int, "Ünï漢😀" text);
create table t (id int primary key, "T" int constraint "K" references "T" (id), "user" text, "order" int, "group" int check ("group" > 0));
create index "T_id" on "T" ("ID");
create view "V" as select "T"."ID", t."user" from "T" join t on t."T" = "T".id;
