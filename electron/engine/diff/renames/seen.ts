import type { Catalog, ObjectKind, ObjectRef } from '#contract/catalog'
import type { Change, ChangeKind } from '#contract/change'
import type { Renamed } from '#contract/effects'
import { refKey } from '#contract/ref-key'
import { diff } from '../diff'
import { qualified } from '../words'
import { followed } from './followed'
import { Following, isLeft } from './following'
import { respelled } from './respelled'

/** Two catalogs of one history, with renames that were seen between them taken as what they are. */
export interface Seen {
  /** The earlier one by the names of the later one, and spelled as it is. What a renamed object has displaced bears a mark: `withRealNames` takes it off. */
  readonly from: Catalog
  /** Every difference, by the names of `from` and `to`: what has gone for others to take its name, renames, then the rest. */
  readonly changes: readonly Change[]
}

const alters: Readonly<Partial<Record<ObjectKind, ChangeKind>>> = {
  schema: 'alter-schema',
  table: 'rename-table',
  column: 'rename-column',
  'primary-key': 'alter-primary-key',
  unique: 'alter-unique',
  check: 'alter-check',
  exclusion: 'alter-exclusion',
  'foreign-key': 'alter-foreign-key',
  index: 'alter-index',
  view: 'alter-view',
  'materialized-view': 'alter-view',
  enum: 'alter-enum',
}

/** What differs between two catalogs where these renames were seen. */
export function seenBetween(from: Catalog, to: Catalog, renames: readonly Renamed[]): Seen {
  if (renames.length === 0) return { from, changes: diff(from, to) }
  const along = new Following(renames)
  const behind = respelled(followed(from, along), to, along)
  const changes = diff(behind, to)
  const gone = ({ ref, kind }: Change) =>
    kind.startsWith('drop-') && (isLeft(ref.name) || isLeft(ref.table ?? ''))
  const left = changes.filter(gone)
  return {
    from: behind,
    changes: [
      ...left,
      ...renames.map((one) => renameChange(one, to.server.schema)),
      ...changes.filter((one) => !gone(one)),
    ],
  }
}

/** Renames of tables and columns as everything else that is told of them: by the name that they had. */
export function byOldNames(changes: readonly Change[], renames: readonly Renamed[]): Change[] {
  const old = new Map(renames.map(({ from, to }) => [refKey(to), from]))
  return changes.map((change) => {
    const ref = isRename(change) ? old.get(refKey(change.ref)) : undefined
    return ref === undefined ? change : { ...change, ref }
  })
}

function isRename({ kind }: Change): boolean {
  return kind === 'rename-table' || kind === 'rename-column'
}

function renameChange({ from, to }: Renamed, home: string): Change {
  const properties = [
    { property: 'name', from: from.name, to: to.name },
    { property: 'schema', from: from.schema, to: to.schema },
  ].filter((one) => one.from !== one.to && !(to.kind === 'schema' && one.property === 'schema'))
  const there = from.schema === to.schema || to.kind === 'schema' || to.table !== null
  const name = there ? to.name : qualified(to.schema, to.name, '')
  const verb = from.name === to.name ? 'moved' : 'renamed'
  return {
    kind: alters[to.kind] ?? 'alter-object',
    ref: to,
    sentence: `${wordsOf({ ...from, table: to.table, schema: there ? to.schema : from.schema }, home)} ${verb} to ${name}`,
    properties: to.table === null ? properties : properties.filter(({ property }) => property === 'name'),
  }
}

function wordsOf({ kind, schema, name, table }: ObjectRef, home: string): string {
  const words = kind.replaceAll('-', ' ')
  if (kind === 'column') return `column ${qualified(schema, table ?? '', home)}.${name}`
  if (table !== null) return `${words} ${name} on ${qualified(schema, table, home)}`
  return `${words} ${kind === 'schema' || schema === '' ? name : qualified(schema, name, home)}`
}
