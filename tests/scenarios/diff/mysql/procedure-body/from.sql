create procedure p (in a int) begin set @x = a; end;
