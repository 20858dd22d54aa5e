create table t (id int primary key, n int);
create table u (id int primary key, n int);
create publication p for table t with (publish = 'insert');
create publication q for table t;
