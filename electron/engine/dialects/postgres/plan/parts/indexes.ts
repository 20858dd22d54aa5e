import type { Index, Table, View } from '#contract/catalog'
import { createIndex } from '../../ddl/index-line'
import { quote } from '../../quote'
import { isBigIn } from '../big'
import { hangingKey, memberKey, memberRef, objectKey } from '../keys'
import { inPlace, part, type Part } from '../part'
import type { Side } from '../side'
import { bareStatements } from '../statement'
import { comment } from './comment'
import type { TableNeeds } from './needs'

/** Indexes of a table, but those of constraints, which only have a comment of their own. */
export function indexParts(
  table: Table,
  side: Side,
  other: Side,
  needs: TableNeeds,
  indexes: readonly Index[],
): Part[] {
  const far = other.table(table)
  return indexes.flatMap((index) => {
    const farIndex = far?.indexes.find((one) => one.name === index.name)
    if (index.backs !== null)
      return indexComment(table, index, farIndex, constraintKey(table, index.name, index.backs))
    const text = textOf(index)
    const below = side
      .children(table)
      .flatMap((child) =>
        child.indexes
          .filter((one) => one.backs === null && shape(one) === shape(index))
          .map((one) => indexKey(child, one, other.table(child))),
      )
    const named = [...index.parts.map(({ column }) => column ?? ''), ...index.include]
    const isApart = far !== undefined && table.kind !== 'partitioned' && isBigIn(far, other)
    return indexPart(table, index, farIndex, {
      owner: objectKey('table', table),
      needs: new Set([
        objectKey('table', table),
        ...needs.columnsOf(named.filter((name) => name !== '')),
        ...needs.columns(text),
        ...needs.of(text),
        ...unlikeBelow(table, index, side, other),
      ]),
      after: new Set([...below, ...needs.extensions()]),
      carries: new Set(below),
      isApart,
      isBelow: (table.parents ?? []).length > 0,
      key: indexKey(table, index, far),
      twin: twinOf(table, index, far),
      taken: takenAlong(table, index, side, other),
    })
  })
}

/** An index of a partition is made and goes with the one above it: one that only goes by another name is renamed. */
export function indexKey(table: Table, index: Index, far: Table | undefined): string {
  return twinOf(table, index, far) === null
    ? memberKey('index', table, index.name)
    : hangingKey('index', objectKey('table', table), index.attachedTo)
}

function twinOf(table: Table, index: Index, far: Table | undefined): string | null {
  if (index.attachedTo === undefined || index.backs !== null) return null
  const twin = far?.indexes.find((one) => one.attachedTo === index.attachedTo && one.backs === null)
  if (twin === undefined || twin.name === index.name || shape(twin) !== shape(index)) return null
  const isIn = (name: string, { indexes }: Pick<Table, 'indexes'>) => indexes.some((one) => one.name === name)
  return isIn(twin.name, table) || (far !== undefined && isIn(index.name, far)) ? null : twin.name
}

/**
 * Indexes of partitions that are parts of this one and have to become others: the server takes one in whatever its
 * order (CompareIndexInfo() looks at neither DESC nor NULLS), and lets none go without the whole.
 */
function unlikeBelow(table: Table, index: Index, side: Side, other: Side): string[] {
  return side.children(table).flatMap((child) => {
    const far = other.table(child)
    if (JSON.stringify(far?.parents) !== JSON.stringify(child.parents)) return []
    return child.indexes
      .filter((one) => one.attachedTo === index.name && one.backs === null)
      .filter((one) => twinOf(child, one, far) === null && !hasLike(far, one))
      .map((one) => memberKey('index', child, one.name))
  })
}

function hasLike(table: Table | undefined, index: Index): boolean {
  return table?.indexes.some((one) => one.name === index.name && shape(one) === shape(index)) === true
}

/** Indexes of partitions that stand by themselves, become parts of this one when it is made, and would go with it. */
function takenAlong(table: Table, index: Index, side: Side, other: Side): string[] {
  return side.children(table).flatMap((child) =>
    (other.table(child)?.indexes ?? [])
      .filter((one) => one.backs === null && one.attachedTo === undefined && shape(one) === shape(index))
      .filter((one) => hasLike(child, one))
      .map((one) => createIndex(child, one)),
  )
}

/** Indexes of a materialized view. */
export function viewIndexParts(view: View, far: View | undefined, owner: string): Part[] {
  return (view.indexes ?? []).flatMap((index) =>
    indexPart(
      view,
      index,
      far?.indexes?.find((one) => one.name === index.name),
      {
        owner,
        needs: new Set([owner]),
        after: new Set(),
        carries: new Set(),
        isApart: false,
        isBelow: false,
        key: memberKey('index', view, index.name),
        twin: null,
        taken: [],
      },
    ),
  )
}

const unmakeable =
  'An index that is not valid is what a failed CREATE INDEX CONCURRENTLY leaves; no statement makes one.'

interface Around {
  readonly owner: string
  readonly needs: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly carries: ReadonlySet<string>
  /** Whether it is built without stopping writers. */
  readonly isApart: boolean
  /** Whether its table stands under another, whose index may take it along. */
  readonly isBelow: boolean
  readonly key: string
  /** What the same index is called on the other side. */
  readonly twin: string | null
  /** Statements that make what goes with it and was there before. */
  readonly taken: readonly string[]
}

function indexPart(
  on: Pick<Table, 'schema' | 'name'>,
  index: Index,
  far: Index | undefined,
  { isApart, isBelow, twin, taken, ...around }: Around,
): Part[] {
  const name = `${quote(on.schema)}.${quote(index.name)}`
  const [plain = ''] = bareStatements([createIndex(on, index)])
  const made = part({
    kind: 'index',
    ref: memberRef('index', on, index.name),
    ...around,
    spelling: JSON.stringify([shape(index), index.valid, index.name]),
    make: [isApart ? plain.replace(/^CREATE (UNIQUE )?INDEX/, 'CREATE $1INDEX CONCURRENTLY') : plain],
    drop: [`DROP INDEX ${isApart ? 'CONCURRENTLY ' : ''}${isBelow ? 'IF EXISTS ' : ''}${name}`],
    claims: [`relation ${on.schema}.${index.name}`],
    // No statement makes one that is not valid.
    irretrievable: !index.valid,
    unmakeable: index.valid ? null : unmakeable,
    alter: () =>
      far !== undefined && index.valid && !far.valid && shape(far) === shape(index)
        ? { how: 'refused', why: unmakeable }
        : twin !== null
          ? inPlace([
              { sql: rename(on, index.name, twin), reverse: rename(on, twin, index.name), property: 'name' },
            ])
          : { how: 'again' },
    piecewise:
      taken.length === 0
        ? null
        : {
            make: [
              {
                sql: plain,
                reverse: [`DROP INDEX ${name}`, ...bareStatements(taken)].join(';\n'),
                property: '',
              },
            ],
            drop: null,
          },
    standing: textOf(index) === '' ? 'structure' : 'expression',
    turn: isApart ? 'alone' : 'main',
  })
  return [made, ...indexComment(on, index, far, made.key)]
}

function rename({ schema }: Pick<Table, 'schema'>, from: string, to: string): string {
  return `ALTER INDEX ${quote(schema)}.${quote(from)} RENAME TO ${quote(to)}`
}

function indexComment(
  on: Pick<Table, 'schema' | 'name'>,
  index: Index,
  far: Index | undefined,
  owner: string,
): Part[] {
  return comment(`INDEX ${quote(on.schema)}.${quote(index.name)}`, {
    ref: memberRef('index', on, index.name),
    owner,
    text: index.comment,
    far: far?.comment,
  }).map((one) => ({ ...one, key: `index ${one.key}` }))
}

function constraintKey(table: Table, name: string, backs: NonNullable<Index['backs']>): string {
  return memberKey(backs, table, name)
}

const shapes = new WeakMap<Index, string>()

/** All of an index but its name; asked of every partition for each index above it. */
function shape(index: Index): string {
  const known = shapes.get(index) ?? shapeOf(index)
  shapes.set(index, known)
  return known
}

function shapeOf(index: Index): string {
  const { unique, method, parts, include, predicate, nullsNotDistinct, options } = index
  return JSON.stringify([unique, method, parts, include, predicate, nullsNotDistinct, options ?? null])
}

function textOf({ parts, predicate }: Index): string {
  return [...parts.map(({ expression }) => expression), predicate].filter((text) => text !== null).join(' ')
}
