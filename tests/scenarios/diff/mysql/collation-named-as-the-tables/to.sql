create table t (a varchar(30) character set utf8mb4 collate utf8mb4_general_ci, b varchar(20) collate utf8mb4_general_ci) collate utf8mb4_general_ci;
