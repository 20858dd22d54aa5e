create table t (a varchar(20), g varchar(20) as (upper(a)) virtual, s varchar(20) as (lower(a)) stored, index (g), unique (s)) collate utf8mb4_unicode_ci;
