import type { Column } from '#contract/catalog'
import { mentions } from '../plan/mention'
import { calledName } from '../plan/side'
import { changesTable, type Rule } from './rule'
import type { Sight } from './sight'

/**
 * A new column whose value differs from row to row is written into every row: a volatile default, an identity, a stored
 * generated column, a domain with constraints. A constant default is kept once, since version 11.
 */
export const rewritesForColumn: Rule = {
  code: 'table-rewrite',
  source: 'sql-altertable.html#SQL-ALTERTABLE-NOTES',
  find: (step, sight) => {
    const { to } = sight.column(step)
    if (step.verb !== 'make' || step.part.kind !== 'column' || to === undefined) return null
    if (!step.sql.includes(' ADD COLUMN ') || !changesTable(step, sight)) return null
    const why = valueOf(to, sight)
    if (why === null) return null
    return {
      severity: 'warning',
      reason: `${step.part.ref.table ?? ''} is written anew, for ${why}; nobody reads or writes it meanwhile.`,
      advice:
        to.generated === null
          ? 'Add the column without it, set the default for new rows, and fill the old rows in batches.'
          : 'A plain column that a trigger keeps, filled in batches, spares it.',
    }
  },
}

const volatile = [
  'nextval',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
  'random',
  'random_normal',
  'clock_timestamp',
  'timeofday',
  // Of extensions: uuid-ossp, pgcrypto.
  'uuid_generate_v1',
  'uuid_generate_v1mc',
  'uuid_generate_v4',
  'gen_random_bytes',
]

function valueOf(column: Column, { wanted }: Sight): string | null {
  if (column.identity !== null) return 'an identity differs in every row'
  if (column.generated?.stored === true) return 'the generated value is stored in every row'
  const expression = column.default ?? ''
  const routines = wanted.to.objects.filter(({ ref, facts }) =>
    ref.kind === 'function'
      ? facts.some(({ name, value }) => name === 'volatility' && value === 'volatile')
      : false,
  )
  const called = [...volatile, ...routines.map(({ ref }) => calledName(ref))].find((name) =>
    mentions(expression, name),
  )
  if (called !== undefined) return `${called}() gives every row its own default`
  const domain = wanted.to.objects.find(
    ({ ref, definition }) =>
      ref.kind === 'domain' && mentions(column.type, ref.name) && / CHECK \(| NOT NULL/.test(definition),
  )
  return domain === undefined
    ? null
    : `the constraints of domain ${domain.ref.name} are looked for in every row`
}
