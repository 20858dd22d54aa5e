create table t (a varchar(20) collate utf8mb4_unicode_ci, b varchar(20)) collate utf8mb4_unicode_ci;
