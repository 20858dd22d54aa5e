create table kept (id int primary key);
create table added (id int primary key, name text not null default 'x', note varchar(40));
create index added_name on added (name);
