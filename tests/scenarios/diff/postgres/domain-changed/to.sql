create domain code as text default 'y' not null constraint long_one check (length(value) > 1) constraint low check (value = lower(value));
alter domain code add constraint late check (value <> 'y') not valid;
comment on domain code is 'new';
create table t (c code);
