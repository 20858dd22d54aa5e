create table t (a varchar(20) collate utf8mb4_bin, b varchar(20), c text character set ascii);
