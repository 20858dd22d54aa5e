create procedure p(inout n int) language plpgsql as 'begin n := n + 1; end';
