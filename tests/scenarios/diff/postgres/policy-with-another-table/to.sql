create table t (id int, who name);
create table foes (who name);
create policy p on t using (who not in (select f.who from foes f));
