set sql_mode = 'ansi_quotes,strict_all_tables';
create procedure p () select "a" from (select 2 as a) as x;
set sql_mode = default, collation_connection = utf8mb4_general_ci;
