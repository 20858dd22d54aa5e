create table `a%s;b` (`c--d` bigint, `ä` int not null, `x``y` int, `"` int, key `i;%` (`c--d`, `"`), constraint `ck``;` check (`ä` > 1));
create view `v;%` as select `c--d` as `a'b`, `"` from `a%s;b`;
create trigger `tr;``%` before insert on `a%s;b` for each row set new.`x``y` = 2;
