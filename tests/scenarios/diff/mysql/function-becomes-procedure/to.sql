create procedure f (x int) set @x = x + 1;
