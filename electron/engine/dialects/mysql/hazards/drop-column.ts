import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

const source = 'https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-add-drop-column'

/** A column that is dropped takes its values with it; those of a generated column can be computed again. */
export const dropColumn: AlterRule = (judged) =>
  deedsOf(judged, 'drop-column').flatMap(({ column }): Hazard[] => {
    const { from } = judged
    const common = { ref: refIn(from, 'column', column.name), source, ...stake(from) }
    const breaks: Hazard = {
      ...common,
      code: 'breaks-readers',
      severity: 'warning',
      reason: `Programs, views, triggers and routines that say ${from.name}.${column.name} fail from then on.`,
      advice: 'First let no running program use it any more, then drop it: expand and contract.',
    }
    if (column.generated !== null) return [breaks]
    return [
      {
        ...common,
        code: 'data-loss',
        severity: 'danger',
        reason: `The values of ${from.name}.${column.name} are lost; the server can't roll DDL back.`,
        advice: `Keep them first: CREATE TABLE … AS SELECT the key and ${column.name} FROM ${from.name}.`,
      },
      breaks,
    ]
  })
