create table `is` (a varchar(20) collate utf8mb4_general_ci, b text collate utf8mb4_general_ci) collate utf8mb4_bin;
