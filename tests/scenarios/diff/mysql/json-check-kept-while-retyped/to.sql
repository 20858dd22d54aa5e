create table t (id int, j json not null default '[]' comment 'new');
