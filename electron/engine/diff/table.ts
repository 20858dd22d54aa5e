import type { Table, TableParent } from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import { inForce } from './in-force'
import { pair } from './named'
import { partKinds } from './parts'
import { compare, type Reading, yesNo } from './properties'
import { qualified } from './words'

const tableReading: Reading<Table> = {
  kind: (t) => t.kind,
  engine: (t) => t.engine,
  collation: (t) => t.collation ?? null,
  'partition by': (t) => t.partitionBy ?? null,
  'child of': (t) => (t.parents ?? []).map(parentWords).join(', '),
  unlogged: (t) => yesNo(t.unlogged === true),
  'foreign server': (t) => t.foreignServer ?? null,
  options: (t) => t.options ?? null,
  settings: (t) => (t.settings ?? []).join(' '),
  grants: (t) => (t.grants ?? []).join(' '),
  periods: (t) => (t.periods ?? []).map(({ name, from, to }) => `${name} (${from}, ${to})`).join(', '),
  comment: (t) => t.comment,
  'column order': (t) => t.columns.map((column) => column.name).join(', '),
}

function change(
  kind: ChangeKind,
  ref: Change['ref'],
  sentence: string,
  properties: Change['properties'] = [],
): Change {
  return { kind, ref, sentence, properties }
}

function parentWords({ schema, name, bound }: TableParent): string {
  return bound === null ? `${schema}.${name}` : `${schema}.${name} ${bound}`
}

/** Every difference of one table that stands on both sides. */
export function diffTable(from: Table, to: Table, home: string): Change[] {
  const on = qualified(to.schema, to.name, home)
  const changes: Change[] = []
  const own = compare(tableReading, from, to).filter(
    (property) => property.property !== 'column order' || sameMembers(from, to),
  )
  if (own.length > 0) {
    changes.push(
      change(
        'alter-table',
        { kind: 'table', schema: to.schema, name: to.name, table: null },
        `table ${on}`,
        own,
      ),
    )
  }
  // A table's own collation says what columns take from now on, not what those that stand have.
  const [left, right] = from.collation === to.collation ? [from, to] : [inForce(from), inForce(to)]
  for (const kind of partKinds) {
    const { removed, added, kept } = pair(kind.of(left), kind.of(right), (part) => part.name)
    const ref = (name: string) => ({ kind: kind.kind, schema: to.schema, name, table: to.name })
    for (const part of removed)
      changes.push(change(kind.kinds.drop, ref(part.name), kind.words(part, on, home)))
    for (const part of added) changes.push(change(kind.kinds.add, ref(part.name), kind.words(part, on, home)))
    for (const [before, after] of kept) {
      const properties = compare(kind.reading, before, after)
      if (properties.length > 0) {
        changes.push(change(kind.kinds.alter, ref(after.name), kind.words(after, on, home), properties))
      }
    }
  }
  return changes
}

/** What comes or goes with a whole table and is worth its own line: foreign keys and indexes. */
export function partsOfWholeTable(table: Table, comes: boolean, home: string): Change[] {
  const on = qualified(table.schema, table.name, home)
  return partKinds
    .filter((kind) => kind.kind === 'foreign-key' || kind.kind === 'index')
    .flatMap((kind) =>
      kind
        .of(table)
        .map((part) =>
          change(
            comes ? kind.kinds.add : kind.kinds.drop,
            { kind: kind.kind, schema: table.schema, name: part.name, table: table.name },
            kind.words(part, on, home),
          ),
        ),
    )
}

/** Column order is worth telling only where no column came or went. */
function sameMembers(from: Table, to: Table): boolean {
  const names = (table: Table) =>
    table.columns
      .map((column) => column.name)
      .sort()
      .join('\0')
  return names(from) === names(to)
}
