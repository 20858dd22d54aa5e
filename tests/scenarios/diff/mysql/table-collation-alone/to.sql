create table t (a varchar(20) collate utf8mb4_bin, n int) collate utf8mb4_bin;
