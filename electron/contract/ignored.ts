import type { ObjectKind, ObjectRef } from './catalog'
import type { IgnoreRule } from './compare'
import { refKey } from './ref-key'
import { fitsWildcard } from './wildcard'

const relations: ReadonlySet<ObjectKind> = new Set(['table', 'view', 'materialized-view'])

/** Whether a rule covers an object: the one it names, or each that its pattern fits; a table with its parts. `home` is the connection's own schema. */
export function covers(
  { object, pattern, kinds }: Pick<IgnoreRule, 'object' | 'pattern' | 'kinds'>,
  home: string,
): (ref: ObjectRef) => boolean {
  if (object !== null) return coversOne(object.schema === '' ? { ...object, schema: home } : object)
  const of = (kind: ObjectKind): boolean => kinds.length === 0 || kinds.includes(kind)
  const fits = (names: readonly Parts[]): boolean =>
    pattern === null || names.some((parts) => fitsParts(pattern, parts))
  return ({ kind, schema, name, table }) => {
    if (of(kind) && fits(namesOf(schema, table, name))) return true
    return table !== null && of('table') && fits(namesOf(schema, null, table))
  }
}

function coversOne(meant: ObjectRef): (ref: ObjectRef) => boolean {
  const key = refKey(meant)
  const whole = hasParts(meant)
  return (ref) => refKey(ref) === key || (whole && ref.table === meant.name && ref.schema === meant.schema)
}

/** Whether an object has parts that go with it. */
export function hasParts({ kind, table }: Pick<ObjectRef, 'kind' | 'table'>): boolean {
  return table === null && relations.has(kind)
}

/** A name with what it stands in before it. */
type Parts = readonly [first: string, ...rest: string[]]

function namesOf(schema: string, table: string | null, name: string): Parts[] {
  const short: Parts[] = [[name], [schema, name]]
  return table === null ? short : [...short, [table, name], [schema, table, name]]
}

// A star ends at a dot of the pattern: `p*` is no pattern for all of `public`. A name may have dots of its own.
function fitsParts(pattern: string, [first, second, ...rest]: Parts): boolean {
  if (second === undefined) return fitsWildcard(pattern, first)
  for (let dot = pattern.indexOf('.'); dot >= 0; dot = pattern.indexOf('.', dot + 1))
    if (fitsWildcard(pattern.slice(0, dot), first) && fitsParts(pattern.slice(dot + 1), [second, ...rest]))
      return true
  return false
}
