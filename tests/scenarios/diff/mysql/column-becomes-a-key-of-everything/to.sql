create table t (a int not null, b varchar(10) not null default '', c int not null auto_increment, primary key (c, a), unique key (b), key (a desc), fulltext (b), check (a > 0));
