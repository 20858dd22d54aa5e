/** Changes of thirteen kinds, planted in a database that `makeTables` made; the last of its tables goes. */
export function planted(size: number): string[] {
  return [
    'alter table table_101 add column more integer not null default 0',
    'alter table table_103 drop column payload',
    'alter table table_105 alter column amount type numeric(14, 2)',
    'alter table table_107 alter column note set not null',
    `alter table table_109 alter column title set default 'nothing'`,
    'drop index table_111_open',
    'create unique index table_113_title on table_113 (lower(title)) where flag',
    `alter table table_115 drop constraint table_115_before_id,
      add constraint table_115_before_id foreign key (before_id) references table_114 (id) on delete cascade`,
    `alter table table_117 drop constraint table_117_amount,
      add constraint table_117_amount check (amount >= 0 and amount < 1000000)`,
    `create table added (id bigint generated always as identity primary key,
      table_id bigint not null references table_119 (id), name text not null)`,
    `drop table table_${size - 1}`,
    `comment on column table_121.code is 'Its name on paper'`,
    'create or replace view view_140 as select id, code, title from table_140 where amount > 10',
  ]
}
