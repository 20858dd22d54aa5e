create table was (old int, b int);
create table c (id int primary key, k int);
create trigger g before insert on was for each row set new.b = new.old;
create trigger h before insert on was for each row follows g set new.b = new.b + 1;
create trigger i after delete on c for each row delete from was where old = old.id;
