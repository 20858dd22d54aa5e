create table was (old int, b int);
create view v as select old, b from was;
create view w as select old from v;
create trigger g before insert on was for each row set new.b = new.old;
