create table t (id int, j json default '{}' comment 'kept');
