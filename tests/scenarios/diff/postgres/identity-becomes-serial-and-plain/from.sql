create table t (a int generated always as identity, b serial, c int not null);
insert into t (c) values (1);
