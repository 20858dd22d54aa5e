import type { Hazard } from '#contract/schema-plan'
import { statementsIn } from '../split'

/** A statement on its way into a plan. */
export interface Draft {
  readonly sql: string
  readonly reverseSql: string | null
  /** The changes that it makes, by their places in the plan's list. */
  readonly changes: readonly number[]
  readonly hazards: readonly Hazard[]
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
}

/** Takes a definition apart; null where it holds no statement, for its text is not told. */
export function framed(definition: string): Framed | null {
  const statements = statementsIn(definition)
  const [first, second, third] = statements
  if (first === undefined) return null
  if (second === undefined || third === undefined) return { before: null, sql: first, behind: null }
  return { before: first, sql: second, behind: third }
}

/** The step that makes what a definition defines; its reverse drops it. */
export function making(
  definition: Framed,
  drop: string,
  changes: readonly number[],
  hazards: readonly Hazard[] = [],
): DraftStep {
  return around(definition, { sql: definition.sql, reverseSql: drop, changes, hazards })
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

/** Backwards, what sets the session back sets it up. */
function around({ before, behind }: Framed, draft: Draft): DraftStep {
  if (before === null || behind === null) return [draft]
  const setting = (sql: string, reverseSql: string): Draft => ({
    sql,
    reverseSql,
    changes: draft.changes,
    hazards: [],
  })
  return [setting(before, behind), draft, setting(behind, before)]
}

/** The statement with which a new definition takes the place of the old one at once. */
export function replacing(sql: string): string {
  return sql.replace(/^create /i, 'create or replace ')
}
