create table t (id int primary key, a varchar(20) not null default 'x', b text, e enum('x','y'), n int, index (a), fulltext (b)) collate utf8mb4_general_ci;
alter table t convert to character set utf8mb4 collate utf8mb4_unicode_ci;
