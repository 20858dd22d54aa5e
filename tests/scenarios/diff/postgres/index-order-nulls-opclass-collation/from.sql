create table t (a text, b int, c text);
create index i on t (a);
create index j on t (b);
create index k on t (c);
