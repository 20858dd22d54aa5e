create procedure p (in a int, out b int) begin if a > 1 then set b = a; end if; select 'a;b' into @x; end;
