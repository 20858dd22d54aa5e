import type { ObjectKind } from '#contract/catalog'
import type { IdentifiedPart } from '../../identities'
import type { Answers } from './assemble'
import type { ConstraintRow } from './constraints'

/** By the key of a table as pg_depend has it. */
export type IdentifiedParts = ReadonlyMap<string, ReadonlyMap<string, IdentifiedPart>>

const kinds: Readonly<Record<ConstraintRow['kind'], ObjectKind | null>> = {
  p: 'primary-key',
  u: 'unique',
  c: 'check',
  x: 'exclusion',
  f: 'foreign-key',
  n: null,
}

/** What the server knows the parts of tables by: a column keeps its number (a dropped one's is not given again), a constraint and an index their oid. */
export function identifiedParts(
  tables: readonly { readonly oid: number }[],
  {
    columns,
    constraints,
    indexes,
    sequences,
  }: Pick<Answers, 'columns' | 'constraints' | 'indexes' | 'sequences'>,
): IdentifiedParts {
  const byTable = new Map(tables.map(({ oid }) => [oid, new Map<string, IdentifiedPart>()]))
  for (const [oid, parts] of byTable) {
    for (const { number, name } of columns.get(oid) ?? [])
      parts.set(`column ${number}`, { kind: 'column', name })
    for (const { oid: own, sequence } of sequences.get(oid) ?? [])
      // That of an identity column is the server's own affair; one that is shared is an object of its own.
      if (sequence.tie === 'owned') parts.set(`sequence ${own}`, { kind: 'sequence', name: sequence.name })
    for (const { oid: own, index } of indexes.get(oid) ?? [])
      if (index.backs === null) parts.set(`index ${own}`, { kind: 'index', name: index.name })
  }
  for (const { oid, table, kind: letter, name } of constraints) {
    const kind = kinds[letter]
    if (kind !== null) byTable.get(table)?.set(`constraint ${oid}`, { kind, name })
  }
  return new Map([...byTable].map(([oid, parts]) => [`pg_class ${oid}`, parts]))
}
