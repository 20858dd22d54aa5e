create table t (id int primary key, a varchar(20), g varchar(20) as (upper(a)) virtual, s int as (char_length(a)) stored, unique ug (g), key ks (s, g));
insert into t (id, a) values (1, 'x');
