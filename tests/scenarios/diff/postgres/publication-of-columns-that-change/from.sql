create table t (id int, n int);
create publication pub for table t (id) with (publish = 'insert');
