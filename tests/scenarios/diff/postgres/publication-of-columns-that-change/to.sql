create table t (id bigint, n int);
create publication pub for table t (id) with (publish = 'insert');
