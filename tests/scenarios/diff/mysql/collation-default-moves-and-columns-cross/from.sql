create table t (a varchar(20), b varchar(20) collate utf8mb4_bin, c varchar(9)) collate utf8mb4_general_ci;
