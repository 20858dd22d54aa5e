create table t (a int);
create definer = 'varve_app'@'%' trigger one before insert on t for each row set new.a = 1;
create definer = 'varve_app'@'%' trigger two before insert on t for each row set new.a = 2;
create definer = 'varve_ops'@'%' trigger three before insert on t for each row set new.a = 3;
