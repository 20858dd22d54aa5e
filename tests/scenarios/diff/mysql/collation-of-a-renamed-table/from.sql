create table was (a varchar(20), b text) collate utf8mb4_general_ci;
