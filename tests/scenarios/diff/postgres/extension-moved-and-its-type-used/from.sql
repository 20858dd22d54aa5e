create schema ext;
create extension citext;
create table t (a text);
