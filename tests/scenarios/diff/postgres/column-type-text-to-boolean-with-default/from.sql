create table t (id int, d text not null default 'yes');
insert into t values (1, 'no');
