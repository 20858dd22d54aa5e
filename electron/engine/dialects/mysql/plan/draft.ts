import type { Hazard } from '#contract/schema-plan'
import { statementsIn } from '../split'
import { definedBy } from './definers'

/** A statement on its way into a plan. */
export interface Draft {
  readonly sql: string
  readonly reverseSql: string | null
  /** The changes that it makes, by their places in the plan's list. */
  readonly changes: readonly number[]
  readonly hazards: readonly Hazard[]
  /** For whom it makes something; only where it makes what has a definer. */
  readonly definer?: string | null
}

/** Statements that belong together: nearly always one, which commits by itself. */
export type DraftStep = readonly Draft[]

/** A step of one statement. */
export function single(
  sql: string,
  reverseSql: string | null,
  changes: readonly number[],
  hazards: readonly Hazard[] = [],
): DraftStep {
  return [{ sql, reverseSql, changes, hazards }]
}

/** A definition's own statement, and what sets the session up for it and back; null for those where nothing does. */
export interface Framed {
  readonly before: string | null
  readonly sql: string
  readonly behind: string | null
  readonly definer: string | null
}

/** Takes a definition apart, for its definer; null where it holds no statement, for its text is not told. */
export function framed(definition: string, definer: string | null | undefined): Framed | null {
  const statements = statementsIn(definition)
  const [first, second, third] = statements
  if (first === undefined) return null
  if (second === undefined || third === undefined)
    return { before: null, sql: definedBy(first, definer), behind: null, definer: definer ?? null }
  return { before: first, sql: definedBy(second, definer), behind: third, definer: definer ?? null }
}

/** The step that makes what a definition defines; its reverse drops it. */
export function making(
  definition: Framed,
  drop: string,
  changes: readonly number[],
  hazards: readonly Hazard[] = [],
): DraftStep {
  const { sql, definer } = definition
  return around(definition, { sql, reverseSql: drop, changes, hazards, definer })
}

/** The step that drops what a definition defines; its reverse makes it again. */
export function dropping(
  definition: Framed,
  drop: string,
  changes: readonly number[],
  hazards: readonly Hazard[] = [],
): DraftStep {
  return around(definition, { sql: drop, reverseSql: definition.sql, changes, hazards })
}

/** The step in which one definition takes the place of another at once, each under its own settings. */
export function instead(
  definition: Framed,
  was: Framed,
  changes: readonly number[],
  hazards: readonly Hazard[] = [],
): DraftStep {
  const { definer } = definition
  const draft = { sql: replacing(definition.sql), reverseSql: replacing(was.sql), changes, hazards, definer }
  return around(definition, draft, was)
}

/** Backwards, what sets the session back sets it up. */
function around(there: Framed, draft: Draft, back: Framed = there): DraftStep {
  const { before, behind } = there
  if (before === null || behind === null) return [draft]
  const setting = (sql: string, reverseSql: string): Draft => ({
    sql,
    reverseSql,
    changes: draft.changes,
    hazards: [],
  })
  return [setting(before, back.behind ?? behind), draft, setting(behind, back.before ?? before)]
}

/** The statement with which a new definition takes the place of the old one at once. */
function replacing(sql: string): string {
  return sql.replace(/^create /i, 'create or replace ')
}
