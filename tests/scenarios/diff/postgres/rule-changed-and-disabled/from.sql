create table t (id int, n int);
create rule one as on delete to t do instead nothing;
create rule two as on update to t where new.n > 0 do instead nothing;
