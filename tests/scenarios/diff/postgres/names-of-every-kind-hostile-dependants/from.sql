create table "a""b" ("c'd" int, "e;f" text);
