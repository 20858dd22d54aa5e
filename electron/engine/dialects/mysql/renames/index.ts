import type { Catalog, Table } from '#contract/catalog'
import type { Renamed } from '#contract/effects'
import { Names, Standing, type StandingTable } from './standing'
import { follow } from './statement'
import { Unsure } from './words'

/**
 * What statements rename, read from them: MariaDB has no number that a table keeps (`ALTER TABLE` may copy it into a new
 * one), and who may see InnoDB's own tables needs PROCESS. Where one statement can't be read for sure, nothing is told.
 */
export function renamesSaid(statements: readonly string[], from: Catalog, to: Catalog): Renamed[] {
  if (!statements.some((sql) => /\b(rename|change)\b/i.test(sql))) return []
  const standing = new Standing(from)
  try {
    for (const sql of statements) follow(sql, standing)
  } catch (error) {
    if (error instanceof Unsure) return []
    throw error
  }
  const before = new Map(from.tables.map((table) => [table.name, table]))
  return to.tables.flatMap((table) => {
    const stands = standing.at(table.name)
    const was = stands?.origin == null ? undefined : before.get(stands.origin)
    return stands === null || was === undefined ? [] : renamesOf(was, table, stands)
  })
}

function renamesOf(was: Table, is: Table, { columns, indexes }: StandingTable): Renamed[] {
  const { schema } = is
  const parts = (
    kind: 'column' | 'index' | 'foreign-key',
    names: readonly string[],
    origins: Names,
  ): Renamed[] =>
    names.flatMap((name) => {
      const origin = origins.originOf(name)
      return origin === null || origin === name
        ? []
        : [
            {
              from: { kind, schema, name: origin, table: was.name },
              to: { kind, schema, name, table: is.name },
            },
          ]
    })
  return [
    ...(was.name === is.name
      ? []
      : [
          {
            from: { kind: 'table' as const, schema, name: was.name, table: null },
            to: { kind: 'table' as const, schema, name: is.name, table: null },
          },
        ]),
    ...parts('column', namesOf(is.columns), columns),
    ...parts('index', namesOf(is.indexes), indexes),
    ...parts('foreign-key', namesOf(is.foreignKeys), alongWith(was, is)),
  ]
}

/** InnoDB renames the keys that it has named itself along with their table: `users_ibfk_1`. https://mariadb.com/docs/server/reference/sql-statements/data-definition/rename-table */
function alongWith(was: Table, is: Table): Names {
  const own = `${was.name}_ibfk_`
  return new Names(
    new Map(
      was.foreignKeys
        .filter(({ name }) => was.name !== is.name && name.startsWith(own))
        .map(({ name }) => [`${is.name}_ibfk_${name.slice(own.length)}`.toLowerCase(), name]),
    ),
  )
}

function namesOf(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name)
}
