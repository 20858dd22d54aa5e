import type { Column, Index, ObjectKind, Table } from '#contract/catalog'
import type { ChangeKind } from '#contract/change'
import { type Reading, yesNo } from './properties'
import {
  checkWords,
  columnWords,
  exclusionWords,
  foreignKeyWords,
  indexWords,
  partWords,
  primaryKeyWords,
  uniqueWords,
} from './words'

/** How one kind of part of a table is listed, compared and told. */
export interface PartKind<P> {
  readonly kind: ObjectKind
  readonly kinds: { add: ChangeKind; drop: ChangeKind; alter: ChangeKind }
  readonly of: (table: Table) => readonly P[]
  readonly words: (part: P, on: string, home: string) => string
  readonly reading: Reading<P>
}

function partKind<P extends { name: string }>(kind: PartKind<P>): PartKind<{ name: string }> {
  return kind as unknown as PartKind<{ name: string }>
}

/** A key with the index that backs it: the constraint itself does not say how the index is made. */
type Backed<P> = P & { readonly index: Index | null }

function backed<P extends { name: string }>(table: Table, key: P): Backed<P> {
  return { ...key, index: table.indexes.find(({ name }) => name === key.name) ?? null }
}

// The parts are told by the constraint, but for what only an index has.
const backedReading: Reading<Backed<{ name: string }>> = {
  include: ({ index }) => (index?.include ?? []).join(', '),
  'index parts': ({ index }) => (index === null ? null : partsInWords(index)),
  'index method': ({ index }) => index?.method ?? null,
  'index options': ({ index }) => index?.options ?? null,
  'index valid': ({ index }) => yesNo(index?.valid !== false),
  'index visible': ({ index }) => yesNo(index?.visible !== false),
  'index comment': ({ index }) => index?.comment ?? null,
}

// Where each part is its column and nothing more, the constraint's own columns tell it.
function partsInWords({ parts }: Index): string | null {
  const words = parts.map(partWords)
  return parts.every(({ column }, at) => column === words[at]) ? null : words.join(', ')
}

// The name of the sequence behind an identity column is the server's own affair.
function sequenceWords({ schema, name, type, options, tie }: Column['sequences'][number]): string {
  const whose = tie === 'identity' ? '' : `${schema}.${name} `
  return `${whose}${type}${options === '' ? '' : ` ${options}`} (${tie})`
}

/** Every kind of part, in the order told. */
export const partKinds = [
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
      'not null inherited by children': (c) => yesNo(c.notNull?.noInherit !== true),
      sequences: (c) => c.sequences.map(sequenceWords).join('; '),
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
    of: (table) => (table.primaryKey === null ? [] : [backed(table, table.primaryKey)]),
    words: primaryKeyWords,
    reading: {
      columns: (k) => k.columns.join(', '),
      ...backedReading,
      spelling: (k) => k.spelling ?? null,
      comment: (k) => k.comment,
    },
  }),
  partKind({
    kind: 'unique',
    kinds: { add: 'add-unique', drop: 'drop-unique', alter: 'alter-unique' },
    of: (table) => table.uniques.map((unique) => backed(table, unique)),
    words: uniqueWords,
    reading: {
      columns: (u) => u.columns.join(', '),
      ...backedReading,
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
      inherited: (c) => yesNo(c.inherited === true),
      'belongs to column': (c) => c.column ?? null,
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
      inherited: (k) => yesNo(k.inherited === true),
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
