create table t (a json, b longtext);
