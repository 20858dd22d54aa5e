create table t (id int, who name);
create policy a on t for select using (id > 0);
create policy b on t using (id > 0);
create policy c on t as restrictive using (id > 0);
create policy d on t for update to reader using (id > 0);
