import type { Hazard } from '#contract/schema-plan'
import { deedsOf, refIn, stake, type AlterRule } from './hazard'

const strict = /^(date|datetime|timestamp|enum|geometry|point|linestring|polygon|multi|json)/i

/** A new column that must have a value and names none: rows that are there get the type's own, where it has one. */
export const neededValue: AlterRule = (judged) =>
  deedsOf(judged, 'add-column').flatMap(({ column }): Hazard[] => {
    const given = column.default !== null || column.identity !== null || column.generated !== null
    if (column.nullable || given) return []
    const { from } = judged
    const name = `${from.name}.${column.name}`
    const stops = strict.test(column.type)
    return [
      {
        code: 'may-fail-on-data',
        severity: stops ? 'warning' : 'note',
        ref: refIn(from, 'column', column.name),
        reason: stops
          ? `Rows that are there have no value for ${name}, which is NOT NULL without a default; ${column.type} has none that every server takes.`
          : `Rows that are there get 0 or an empty text for ${name}, which is NOT NULL without a default.`,
        advice: 'Add it with a default, or as NULL, fill it, and make it NOT NULL behind that.',
        source: 'https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html#data-type-defaults-implicit',
        ...stake(from),
      },
    ]
  })
