create table `is` (new int, b int);
create view v as select new, b from `is`;
create view w as select new from v;
create trigger g before insert on `is` for each row set new.b = new.new;
