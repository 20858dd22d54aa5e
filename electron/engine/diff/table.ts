import type { ObjectKind, Table, TableParent } from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import { pair } from './named'
import { compare, type Reading, yesNo } from './properties'
import {
  checkWords,
  columnWords,
  exclusionWords,
  foreignKeyWords,
  indexWords,
  partWords,
  primaryKeyWords,
  qualified,
  uniqueWords,
} from './words'

/** How one kind of part of a table is listed, compared and told. */
interface PartKind<P> {
  readonly kind: ObjectKind
  readonly kinds: { add: ChangeKind; drop: ChangeKind; alter: ChangeKind }
  readonly of: (table: Table) => readonly P[]
  readonly words: (part: P, on: string, home: string) => string
  readonly reading: Reading<P>
}

function partKind<P extends { name: string }>(kind: PartKind<P>): PartKind<{ name: string }> {
  return kind as unknown as PartKind<{ name: string }>
}

const partKinds = [
  partKind({
    kind: 'column',
    kinds: { add: 'add-column', drop: 'drop-column', alter: 'alter-column' },
    of: (table) => table.columns,
    words: columnWords,
    reading: {
      type: (c) => c.type,
      nullable: (c) => (c.nullable ? 'null' : 'not null'),
      default: (c) => c.default,
      identity: (c) => c.identity,
      generated: (c) =>
        c.generated === null
          ? null
          : `${c.generated.expression} ${c.generated.stored ? 'stored' : 'virtual'}`,
      'on update': (c) => c.onUpdate,
      invisible: (c) => yesNo(c.invisible === true),
      'without system versioning': (c) => yesNo(c.unversioned === true),
      collation: (c) => c.collation,
      'not null proved': (c) => yesNo(c.notNull?.validated !== false),
      inherited: (c) => c.inherited ?? null,
      storage: (c) => c.storage ?? null,
      compression: (c) => c.compression ?? null,
      statistics: (c) => (c.statistics == null ? null : String(c.statistics)),
      parameters: (c) => c.parameters ?? null,
      options: (c) => c.options ?? null,
      comment: (c) => c.comment,
    },
  }),
  partKind({
    kind: 'primary-key',
    kinds: { add: 'add-primary-key', drop: 'drop-primary-key', alter: 'alter-primary-key' },
    of: (table) => (table.primaryKey === null ? [] : [table.primaryKey]),
    words: primaryKeyWords,
    reading: {
      columns: (k) => k.columns.join(', '),
      spelling: (k) => k.spelling ?? null,
      comment: (k) => k.comment,
    },
  }),
  partKind({
    kind: 'unique',
    kinds: { add: 'add-unique', drop: 'drop-unique', alter: 'alter-unique' },
    of: (table) => table.uniques,
    words: uniqueWords,
    reading: {
      columns: (u) => u.columns.join(', '),
      'nulls not distinct': (u) => yesNo(u.nullsNotDistinct),
      deferrable: (u) => u.deferrable,
      definition: (u) => u.definition,
      comment: (u) => u.comment ?? null,
    },
  }),
  partKind({
    kind: 'check',
    kinds: { add: 'add-check', drop: 'drop-check', alter: 'alter-check' },
    of: (table) => table.checks,
    words: checkWords,
    reading: {
      expression: (c) => c.expression,
      validated: (c) => yesNo(c.validated),
      enforced: (c) => yesNo(c.enforced),
      'no inherit': (c) => yesNo(c.noInherit === true),
      comment: (c) => c.comment ?? null,
    },
  }),
  partKind({
    kind: 'exclusion',
    kinds: { add: 'add-exclusion', drop: 'drop-exclusion', alter: 'alter-exclusion' },
    of: (table) => table.exclusions,
    words: exclusionWords,
    reading: { definition: (e) => e.definition, comment: (e) => e.comment ?? null },
  }),
  partKind({
    kind: 'foreign-key',
    kinds: { add: 'add-foreign-key', drop: 'drop-foreign-key', alter: 'alter-foreign-key' },
    of: (table) => table.foreignKeys,
    words: foreignKeyWords,
    reading: {
      columns: (k) => k.columns.join(', '),
      references: (k) => `${k.toSchema}.${k.toTable}(${k.toColumns.join(', ')})`,
      'on delete': (k) => [k.onDelete, ...(k.onDeleteColumns ?? [])].join(' '),
      'on update': (k) => k.onUpdate,
      match: (k) => k.match,
      deferrable: (k) => k.deferrable,
      validated: (k) => yesNo(k.validated),
      enforced: (k) => yesNo(k.enforced !== false),
      period: (k) => yesNo(k.period === true),
      comment: (k) => k.comment ?? null,
    },
  }),
  partKind({
    kind: 'index',
    kinds: { add: 'create-index', drop: 'drop-index', alter: 'alter-index' },
    // An index that backs a constraint comes and goes with it, and is told there.
    of: (table) => table.indexes.filter((index) => index.backs === null),
    words: indexWords,
    reading: {
      unique: (i) => yesNo(i.unique),
      method: (i) => i.method,
      parts: (i) => i.parts.map(partWords).join(', '),
      include: (i) => i.include.join(', '),
      predicate: (i) => i.predicate,
      'nulls not distinct': (i) => yesNo(i.nullsNotDistinct),
      valid: (i) => yesNo(i.valid),
      visible: (i) => yesNo(i.visible),
      comment: (i) => i.comment,
      options: (i) => i.options ?? null,
      definition: (i) => i.definition,
    },
  }),
] as const

const tableReading: Reading<Table> = {
  kind: (t) => t.kind,
  engine: (t) => t.engine,
  'partition by': (t) => t.partitionBy ?? null,
  'child of': (t) => (t.parents ?? []).map(parentWords).join(', '),
  unlogged: (t) => yesNo(t.unlogged === true),
  'foreign server': (t) => t.foreignServer ?? null,
  options: (t) => t.options ?? null,
  settings: (t) => (t.settings ?? []).join(' '),
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
  for (const kind of partKinds) {
    const { removed, added, kept } = pair(kind.of(from), kind.of(to), (part) => part.name)
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
