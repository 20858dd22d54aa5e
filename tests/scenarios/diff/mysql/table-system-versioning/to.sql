create table t (a int, b int without system versioning) with system versioning;
