create table t (id int primary key, a varchar(20) not null, b text, e enum('x','y'), n int) collate utf8mb4_general_ci;
insert into t values (1, 'a', 'b', 'x', 2);
