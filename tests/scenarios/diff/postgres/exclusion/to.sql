create table t (a int, r int4range, s int4range, constraint x exclude using gist (r with &&) where (a > 0) deferrable initially deferred);
comment on constraint x on t is 'no two';
