create table t (id int, n int);
create rule one as on delete to t do instead nothing;
alter table t disable rule one;
create rule two as on update to t where new.n > 5 do instead nothing;
