create table t (a text, b int, c int, d int4range, e tsvector);
create unique index full_one on t (a collate "C" text_pattern_ops desc nulls last, (b + c)) include (c) with (fillfactor = 80) where b > 1;
create index gist_one on t using gist (d) with (buffering = off);
create index brin_one on t using brin (b) with (pages_per_range = 16);
create index hash_one on t using hash (a);
create index gin_one on t using gin (e) with (fastupdate = off);
create index param_one on t using gist (e tsvector_ops (siglen = 100));
