create table kept (id int primary key);
create table added (id int primary key, name varchar(30) not null default 'x', note text, key by_name (name));
