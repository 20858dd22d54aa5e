create table t (id int primary key, a varchar(40), g varchar(40) as (lower(a)) virtual, s bigint as (char_length(a) + 1) stored, unique ug (g), key ks (s, g));
insert into t (id, a) values (1, 'x');
