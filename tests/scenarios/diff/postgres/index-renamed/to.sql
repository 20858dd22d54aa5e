create table t (a int);
create index "I; 2" on t (a);
