create domain code as varchar(10) collate "C" default 'x' not null constraint code_long check (length(value) > 0) constraint code_low check (value = lower(value));
comment on domain code is 'a code';
comment on constraint code_low on domain code is 'it''s low';
create table t (c code);
