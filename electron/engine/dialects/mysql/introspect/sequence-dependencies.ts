import type { Dependency, Table } from '#contract/catalog'
import { quote } from '../quote'

const drawn = /\b(?:nextval|lastval|setval)\((`(?:[^`]|``)*`)(?!\.)/gi

/** What columns draw their defaults from: each sequence of the database that a default names. */
export function sequenceDependencies(tables: readonly Table[], sequences: readonly string[]): Dependency[] {
  const byQuoted = new Map(sequences.map((name) => [quote(name), name]))
  return tables.flatMap(({ schema, name: table, columns }) => {
    const used = new Set(
      columns.flatMap(({ default: text }) =>
        text === null ? [] : [...text.matchAll(drawn)].map(([, quoted = '']) => byQuoted.get(quoted)),
      ),
    )
    return [...used].flatMap((name) =>
      name === undefined
        ? []
        : [
            {
              from: { kind: 'table', schema, name: table, table: null } as const,
              on: { kind: 'sequence', schema, name, table: null } as const,
            },
          ],
    )
  })
}
