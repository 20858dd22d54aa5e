create table t (a int, since timestamp(6) generated always as row start, til timestamp(6) generated always as row end invisible, period for system_time (since, til)) with system versioning;
create table u (a int, b int without system versioning) with system versioning;
