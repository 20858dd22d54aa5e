create table t (a varchar(20) collate utf8mb4_bin, b varchar(20) collate utf8mb4_general_ci, c varchar(9)) collate utf8mb4_bin;
