create table t (a int comment '/* x */ # \'', key k (a) comment 'c\\d') comment '''''';
