create table t (id int, who name);
alter table t enable row level security;
create policy own on t for select to reader, writer using (who = current_user);
create policy few on t as restrictive for update using (id > 1) with check (id > 0);
comment on policy own on t is 'theirs';
