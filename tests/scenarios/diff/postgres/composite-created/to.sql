create type point3 as (x numeric(10,2), label text collate "C");
comment on type point3 is 'a place';
comment on column point3.x is 'across';
create type path as (name text, points point3[]);
create table t (p path);
