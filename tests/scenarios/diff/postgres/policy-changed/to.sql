create table t (id int, who name);
create policy a on t for insert with check (id > 0);
create policy b on t using (id > 1) with check (id > 2);
create policy c on t using (id > 0);
create policy d on t for update to reader, writer using (id > 0);
comment on policy d on t is 'x';
