create table t (a int, b varchar(20));
create trigger g before update on t for each row begin declare n int default 0; while n < 3 do set n = n + 1; end while; if new.a > 1 then set new.b = 'x;y'; end if; end;
