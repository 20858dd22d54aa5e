create table t (id int, who name);
create table friends (who name);
create policy p on t using (who in (select f.who from friends f));
