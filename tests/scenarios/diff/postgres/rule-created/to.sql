create table t (id int, n int);
create table log (id int);
create rule log_it as on insert to t where new.n > 0 do also insert into log values (new.id);
comment on rule log_it on t is 'logged';
