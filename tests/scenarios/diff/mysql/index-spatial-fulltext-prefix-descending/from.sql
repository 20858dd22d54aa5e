create table t (id int primary key, a text, p point not null, v varchar(100), fulltext ft (a), key pre (v(10)), key d (v desc, id));
