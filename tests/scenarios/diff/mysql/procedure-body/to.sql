create procedure p (in a int, out b int, inout c int) reads sql data begin if a > 1 then set b = case a when 2 then 3 else 4 end; end if; select 'a;b' into @x; end;
