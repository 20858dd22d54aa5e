set sql_mode = 'ansi_quotes';
create procedure p () select "a" from (select 1 as a) as x;
create event e on schedule every 1 day starts '2030-01-01' do set @x = "y";
set sql_mode = default, collation_connection = utf8mb4_general_ci;
