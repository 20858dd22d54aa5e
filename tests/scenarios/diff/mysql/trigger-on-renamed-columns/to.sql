create table `is` (new int, b int);
create table c (id int primary key, k int);
create trigger h before insert on `is` for each row set new.b = new.b + 1;
create trigger g before insert on `is` for each row follows h set new.b = new.new;
create trigger i after delete on c for each row delete from `is` where new = old.id;
