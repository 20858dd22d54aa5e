create table t (a varchar(40) default concat('a', 'b'), b varchar(40) default 'b''; \\ --', c int default (1 + 2), d bit(3) default b'011', e date default (curdate()), f timestamp(3) null);
