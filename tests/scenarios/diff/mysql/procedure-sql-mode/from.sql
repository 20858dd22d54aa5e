set sql_mode = 'ansi_quotes';
create procedure p () select "a" from (select 1 as a) as x;
set sql_mode = default, collation_connection = utf8mb4_general_ci;
