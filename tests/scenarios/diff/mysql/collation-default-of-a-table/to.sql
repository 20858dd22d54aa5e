create table t (id int primary key, a varchar(20) not null, b text, e enum('x','y'), n int) collate utf8mb4_general_ci;
alter table t collate utf8mb4_unicode_ci;
