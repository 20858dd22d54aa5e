create table t (a text, b int, c text);
create index i on t (a text_pattern_ops);
create index j on t (b desc nulls last);
create index k on t (c collate "C");
