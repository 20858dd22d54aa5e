create table `a%s;b` (`c--d` int, `ä` int, `x``y` int, key `i;%` (`c--d`), constraint `ck``;` check (`ä` > 0));
create view `v;%` as select `c--d` as `a'b` from `a%s;b`;
create trigger `tr;``%` before insert on `a%s;b` for each row set new.`x``y` = 1;
