create table t (id int primary key, a text, b text, p point not null, v varchar(100), fulltext ft (a, b), spatial sp (p), key pre (v(20)), key d (v, id desc));
