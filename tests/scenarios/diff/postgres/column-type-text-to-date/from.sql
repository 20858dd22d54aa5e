create table t (id int, d text);
insert into t values (1, '2026-01-02');
