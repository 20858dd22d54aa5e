create table t (id int, d jsonb default '{}');
