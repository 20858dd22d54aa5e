create table `a ``b` (id int primary key, `x;--` varchar(9) default 'a''b' comment '"', key `k ``;` (`x;--`));
create table `select` (`from` bigint, `漢é` int, constraint `check` check (`漢é` > 0), key `group` (`from`, `漢é`));
create table `it's "x" \ $$` (`a'b` int, constraint `fk ``1` foreign key (`a'b`) references `a ``b` (id));
create view `v ``$$` as select `from` from `select`;
