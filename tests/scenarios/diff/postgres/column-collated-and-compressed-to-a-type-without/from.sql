create table t (a text compression pglz collate "C", b text collate "POSIX", c text collate "C");
