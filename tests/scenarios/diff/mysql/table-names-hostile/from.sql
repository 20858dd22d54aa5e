create table `a ``b` (id int primary key);
create table `select` (`from` int, key `group` (`from`));
