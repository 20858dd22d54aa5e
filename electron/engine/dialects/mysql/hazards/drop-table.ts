import type { Table } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { refIn, stake } from './hazard'

/** A table that is dropped takes its rows with it, and DDL can't be rolled back. */
export function dropTableHazards(table: Table): Hazard[] {
  return [
    {
      code: 'data-loss',
      severity: 'danger',
      ref: refIn(table),
      reason: `The rows of ${table.name} are lost; the server can't roll DROP TABLE back.`,
      advice: `Rename it first (RENAME TABLE), and drop it once nobody has missed it. Or keep a copy: mysqldump ${table.name}.`,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/drop-table.html',
      ...stake(table),
    },
    {
      code: 'breaks-readers',
      severity: 'warning',
      ref: refIn(table),
      reason: `Whoever still reads or writes ${table.name} fails from then on.`,
      advice: 'Let no running program use it any more before it goes.',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/drop-table.html',
      ...stake(table),
    },
  ]
}
