import type { DefinedObject, Fact, ObjectKind } from '#contract/catalog'
import type { Asking } from '../asking'
import { literal, quote } from '../../quote'
import type { OptionalCatalog } from '../closed'

/** What the server makes for itself has a smaller number. */
export const firstOwnOid = 16_384

/** An object as one query found it. */
export interface Found {
  /** What pg_depend calls it: `pg_proc 16412`. */
  readonly key: string
  readonly object: DefinedObject
  /** What GRANT calls it; null for what nothing can be granted on. */
  readonly granted: string | null
  /** Keys of the tables and views that it is on. */
  readonly on: readonly string[]
}

/** Reads the objects of one kind, or of a few that live in one catalog. */
export interface Reader {
  /** The kinds, for a person: `policies`. */
  readonly words: string
  /** Rows that are there where any such object is, for a query that asks it of all kinds at once. */
  readonly rows: string
  /** The server's catalogs that a user must be let into. */
  readonly needs: readonly OptionalCatalog[]
  readonly read: (session: Asking, major: number) => Promise<Found[]>
}

/** What every query of objects answers beside its own. */
export type ObjectRow = {
  readonly oid: number
  readonly name: string
  readonly comment: string | null
}

interface Told {
  readonly kind: ObjectKind
  readonly schema?: string
  readonly table?: string | null
  /** Where it is not the row's. */
  readonly name?: string
  readonly statements: readonly string[]
  readonly facts: readonly (Fact | null)[]
  /** What COMMENT ON and GRANT call it. */
  readonly comments: string
  readonly granted?: string | null
  /** Numbers of the tables and views that it is on. */
  readonly on?: readonly number[]
}

/** An object of the catalog `catalog`; its comment becomes a statement of its DDL. */
export function found(catalog: string, row: ObjectRow, told: Told): Found {
  const { kind, schema = '', table = null, name = row.name, statements, facts, comments } = told
  const comment = row.comment === null ? [] : [`COMMENT ON ${comments} IS ${literal(row.comment)};`]
  return {
    key: `${catalog} ${row.oid}`,
    granted: told.granted ?? null,
    on: (told.on ?? []).map((oid) => `pg_class ${oid}`),
    object: {
      ref: { kind, schema, name, table },
      definition: [...statements, ...comment].join('\n'),
      facts: facts.filter((one) => one !== null),
      comment: row.comment,
    },
  }
}

/** A fact; none where there is nothing to say. */
export function fact(name: string, value: string | null | undefined): Fact | null {
  return value == null || value === '' ? null : { name, value }
}

/** A name with its schema, quoted. */
export function qualified(schema: string, name: string): string {
  return `${quote(schema)}.${quote(name)}`
}
