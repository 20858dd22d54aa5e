import type { Catalog, ObjectKind, ObjectRef } from '#contract/catalog'

/** A part of a table: a column, a constraint, or an index that backs none. */
export interface IdentifiedPart {
  readonly kind: ObjectKind
  readonly name: string
}

/** By which keys a server knows what stands, whatever it is called: a key stays with its object and is never given to another one. Of one database alone. */
export interface Identities {
  /** Schemas and whole objects. */
  readonly wholes: ReadonlyMap<string, ObjectRef>
  /** Parts by the key of their table, then by a key of their own; one map as long as its table was not read again. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, IdentifiedPart>>
}

/** A catalog, and what its server knows each thing by; null where a server tells things by name alone. */
export interface IdentifiedCatalog {
  readonly catalog: Catalog
  readonly identities: Identities | null
}
