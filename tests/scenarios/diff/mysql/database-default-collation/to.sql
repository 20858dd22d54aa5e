alter database collate utf8mb4_unicode_ci;
create table t (a varchar(10) character set latin1) character set latin1;
create table u (a varchar(10));
