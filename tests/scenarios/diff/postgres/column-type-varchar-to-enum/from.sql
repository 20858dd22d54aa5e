create table t (id int, m varchar(10) not null default 'ok');
insert into t values (1, 'sad');
