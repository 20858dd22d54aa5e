create table t (a int comment 'it''s "x" \\ ; -- `b` %s ä€😀', key k (a) comment 'a''b') comment 'a\nb;';
