create schema ext;
create extension citext schema ext;
create table t (a text, b ext.citext);
