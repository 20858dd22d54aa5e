import type { Catalog, Table } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import type { Way, WantedWay } from '../../planner'
import { dropTableHazards } from '../hazards/drop-table'
import { alterHazards } from '../hazards/alter-table'
import { readProduct, type Product } from '../flavour'
import { quote } from '../quote'
import { alterSteps } from './alter-tables'
import { ChangeIndex } from './change-index'
import { databaseSteps } from './database'
import { settledDefiners, withDefinerHazards } from './definers'
import { single, type DraftStep } from './draft'
import { keyClauses, keyMoves, type HeldKey } from './foreign-keys'
import { programSteps } from './programs'
import { whyRefused } from './refusals'
import { renameSteps } from './renames'
import { sequenceSteps } from './sequences'
import { triggerSteps } from './triggers'
import { gapsOf, toldWhole } from './untold'
import { viewSteps } from './views'
import { wayOf } from './way-of'
import { wholeTables, type WholeTable } from './whole-tables'

/**
 * The statements that turn one catalog into another. What hangs on tables goes first and comes back last, and so do
 * foreign keys; tables that go, go behind everything that may still fail.
 */
export function way({ from, to: whole, changes: wanted, renames }: WantedWay): Way {
  const { to: told, why } = toldWhole(from, whole)
  const { to, why: foreign, unnamed } = settledDefiners(from, told)
  const product = readProduct(from.server.version, from.server.flavour)
  const changes = new ChangeIndex(wanted)
  const views = viewSteps(from, to, wanted, changes)
  const triggers = triggerSteps(from, to, changes, renames)
  const sequences = sequenceSteps(from, to, changes)
  const routines = (['procedure', 'function'] as const).map((kind) =>
    programSteps(kind, from, to, changes, product),
  )
  const events = programSteps('event', from, to, changes, product)
  const touched = new Set(wanted.map(({ ref }) => ref.table ?? ref.name))
  const altered = alterAll(from, to, touched, changes, product)
  const isCalm = (table: string): boolean => !altered.restless.has(table)
  const coming = wholeTables(to, from, isCalm)
  const going = wholeTables(from, to, isCalm)
  const keys = keyMoves(from, to, touched)
  const drops = going.tables.toReversed().map((whole) => dropStep(whole, changes))
  const isEarly = product.flavour === 'mysql' && checksMeet(coming.tables, going.tables)
  const steps: DraftStep[] = [
    ...databaseSteps(from, to, changes),
    ...events.gone,
    ...triggers.first,
    ...views.first,
    // Views and triggers go by names: they come back only while those are the old ones.
    ...renameSteps(renames, from, product),
    ...routines.flatMap(({ gone }) => gone),
    ...sequences.first,
    ...keySteps([...keys.dropped, ...going.apart], 'drop-foreign-key', changes, product),
    ...(isEarly ? drops : []),
    ...coming.tables.map((whole) => createStep(whole, changes)),
    ...altered.steps,
    ...(isEarly ? [] : drops),
    ...keySteps([...keys.added, ...coming.apart], 'add-foreign-key', changes, product),
    ...sequences.last,
    ...routines.flatMap(({ made }) => made),
    ...views.last,
    ...triggers.last,
    ...events.made,
  ]
  const unmade = new Set([...altered.unknown.keys()].flatMap((name) => changes.table(name)))
  changes.made(steps.flat().flatMap((draft) => draft.changes.filter((at) => !unmade.has(at))))
  const refused = changes.left().map(({ at, change }) => ({
    change: at,
    why:
      foreign.get(refKey(change.ref)) ??
      why.get(change.ref.table ?? change.ref.name) ??
      whyRefused(change, altered.unknown, [...why.keys()]),
  }))
  return wayOf(withDefinerHazards(steps, from, wanted, unnamed), refused)
}

/** Every table that stands on both sides and differs. */
function alterAll(
  from: Catalog,
  to: Catalog,
  touched: ReadonlySet<string>,
  changes: ChangeIndex,
  product: Product,
): { steps: DraftStep[]; restless: Set<string>; unknown: Map<string, readonly string[]> } {
  const before = new Map(from.tables.map((table) => [table.name, table]))
  const steps: DraftStep[] = []
  const restless = new Set<string>()
  const unknown = new Map<string, readonly string[]>()
  for (const table of to.tables) {
    const old = before.get(table.name)
    if (old === undefined || !touched.has(table.name)) continue
    const altered = alterSteps(old, table, changes, product)
    if (altered.steps.length > 0) restless.add(table.name)
    if (altered.unknown.length > 0) unknown.set(table.name, altered.unknown)
    steps.push(...altered.steps)
  }
  return { steps, restless, unknown }
}

function keySteps(
  keys: readonly HeldKey[],
  kind: 'add-foreign-key' | 'drop-foreign-key',
  changes: ChangeIndex,
  product: Product,
): DraftStep[] {
  return keyClauses(keys, kind, changes).map(({ table, clauses, addSql, dropSql }) => {
    const of = [...new Set(clauses.flatMap((clause) => clause.changes))]
    const hazards = alterHazards({ product, from: table, to: table, clauses })
    return kind === 'add-foreign-key'
      ? single(addSql, dropSql, of, hazards)
      : single(dropSql, addSql, of, hazards)
  })
}

function createStep({ table, ddl }: WholeTable, changes: ChangeIndex): DraftStep {
  return single(ddl, `drop table ${quote(table.name)}`, withParts(table, changes))
}

function dropStep({ table, ddl }: WholeTable, changes: ChangeIndex): DraftStep {
  const reverse = gapsOf(table).length === 0 ? ddl : null
  return single(
    `drop table ${quote(table.name)}`,
    reverse,
    withParts(table, changes),
    dropTableHazards(table),
  )
}

/** The table's own change first: it is what the statement is for. */
function withParts(table: Table, changes: ChangeIndex): number[] {
  return [
    ...changes.table(table.name),
    ...table.indexes.flatMap(({ name }) => changes.index(table.name, name)),
    ...table.foreignKeys.flatMap(({ name }) => changes.part('foreign-key', table.name, name)),
  ]
}

/** On MySQL the name of a check is the whole database's. */
function checksMeet(coming: readonly WholeTable[], going: readonly WholeTable[]): boolean {
  const names = new Set(going.flatMap(({ table }) => table.checks.map(({ name }) => name)))
  return coming.some(({ table }) => table.checks.some(({ name }) => names.has(name)))
}
