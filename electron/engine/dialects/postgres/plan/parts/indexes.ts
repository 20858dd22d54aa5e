import type { Index, Table, View } from '#contract/catalog'
import { createIndex } from '../../ddl/index-line'
import { quote } from '../../quote'
import { isBigIn } from '../big'
import { memberKey, memberRef, objectKey } from '../keys'
import { part, type Part } from '../part'
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
          .map((one) => memberKey('index', child, one.name)),
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
      ]),
      after: new Set([...below, ...needs.extensions()]),
      carries: new Set(below),
      isApart,
      isBelow: (table.parents ?? []).length > 0,
    })
  })
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
}

function indexPart(
  on: Pick<Table, 'schema' | 'name'>,
  index: Index,
  far: Index | undefined,
  { isApart, isBelow, ...around }: Around,
): Part[] {
  const name = `${quote(on.schema)}.${quote(index.name)}`
  const [plain = ''] = bareStatements([createIndex(on, index)])
  const made = part({
    kind: 'index',
    key: memberKey('index', on, index.name),
    ref: memberRef('index', on, index.name),
    ...around,
    spelling: JSON.stringify([shape(index), index.valid]),
    make: [isApart ? plain.replace(/^CREATE (UNIQUE )?INDEX/, 'CREATE $1INDEX CONCURRENTLY') : plain],
    drop: [`DROP INDEX ${isApart ? 'CONCURRENTLY ' : ''}${isBelow ? 'IF EXISTS ' : ''}${name}`],
    claims: [`relation ${on.schema}.${index.name}`],
    // No statement makes one that is not valid.
    irretrievable: !index.valid,
    unmakeable: index.valid ? null : unmakeable,
    alter: () =>
      far !== undefined && index.valid && !far.valid && shape(far) === shape(index)
        ? { how: 'refused', why: unmakeable }
        : { how: 'again' },
    standing: textOf(index) === '' ? 'structure' : 'expression',
    turn: isApart ? 'alone' : 'main',
  })
  return [made, ...indexComment(on, index, far, made.key)]
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
