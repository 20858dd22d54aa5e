create table t (id int primary key, n int);
create publication few_of for table t with (publish = 'insert, update');
create publication everything for all tables;
create publication nobody;
comment on publication few_of is 'few';
