create table t (id int primary key, a varchar(20) not null default 'x', b text, e enum('x','y'), n int, index (a), fulltext (b)) collate utf8mb4_general_ci;
insert into t values (1, 'a', 'b', 'x', 2);
