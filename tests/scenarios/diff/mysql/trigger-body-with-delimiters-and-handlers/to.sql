create table t (a int, b varchar(20), c int);
create trigger g before update on t for each row begin declare exit handler for sqlexception begin end; case new.a when 1 then set new.b = "it's; -- no"; else begin end; end case; /* ; */ end;
