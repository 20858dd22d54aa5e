create table t (a varchar(20), b varchar(20) character set latin1 collate latin1_german1_ci, c text);
