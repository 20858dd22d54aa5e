create schema "S; drop";
create schema "select";
create type "select"."it's; $$" as enum ('a''b', '"', '\', '$$;');
create table "S; drop"."Tab""le" (id int primary key, "Col'umn; --" text default 'a''b;$$\', "from" "select"."it's; $$" default '$$;', constraint "chk ""x""; --" check ("Col'umn; --" <> ''';--'));
create index "ix ""; --" on "S; drop"."Tab""le" ("Col'umn; --", lower("Col'umn; --")) where "Col'umn; --" <> ';';
create table "select"."from" ("where" int constraint "fk $$" references "S; drop"."Tab""le", "table" text);
create function "select"."f'; --"("a b" int) returns int language plpgsql as $f$begin return 1; -- $$ ' ;
end$f$;
