set collation_connection = utf8mb4_bin;
create procedure p () select 'a' = 'A';
create event e on schedule every 1 day starts '2030-01-01' do set @x = 'y';
set sql_mode = default, collation_connection = utf8mb4_general_ci;
