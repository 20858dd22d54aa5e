create procedure p(inout n int) language plpgsql as 'begin n := n + 2; end';
comment on procedure p(int) is 'two';
