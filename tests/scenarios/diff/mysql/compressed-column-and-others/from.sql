create table t (id int primary key, a varchar(500) compressed, b text compressed not null, c blob);
