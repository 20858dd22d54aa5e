create table t (id int primary key, n int);
create table u (id int primary key, n int);
create publication p for table u with (publish = 'insert, delete');
create publication q for table t (id) where (n > 3), table u;
