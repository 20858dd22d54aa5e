create table t (a text collate "C" compression pglz, b text collate "POSIX", c text collate "C");
