create table t (id int primary key) collate utf8mb4_general_ci;
