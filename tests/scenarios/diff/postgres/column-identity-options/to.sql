create table t (id int generated always as identity (start with 20 increment by 5 maxvalue 1000 cache 3 cycle) primary key);
