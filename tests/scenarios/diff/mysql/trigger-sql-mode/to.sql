create table t (a int);
set @mode = @@sql_mode, sql_mode = 'ANSI_QUOTES';
create trigger x after update on t for each row set @x = "new"."a", @y = 'a"b';
set sql_mode = @mode;
