create function fits(text) returns boolean language sql immutable as 'select length($1) < 5';
create table t (a text, constraint fits check (fits(a)));
