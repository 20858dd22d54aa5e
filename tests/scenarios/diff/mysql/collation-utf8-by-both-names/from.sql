create table t (a varchar(20) character set utf8, b varchar(20) collate utf8_unicode_ci, n int) character set utf8;
