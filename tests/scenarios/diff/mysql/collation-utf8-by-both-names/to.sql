create table t (a varchar(20) character set utf8mb3, b varchar(20) collate utf8mb3_unicode_ci, n bigint) character set utf8mb3;
