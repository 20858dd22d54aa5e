create table t (a int, b varchar(9));
create trigger early before insert on t for each row begin if new.a > 1 then set new.a = 1; set new.b = '😀?;'; end if; end;
