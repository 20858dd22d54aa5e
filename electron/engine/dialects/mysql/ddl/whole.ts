import type { Catalog, DefinedObject, ObjectKind, ObjectRef } from '#contract/catalog'
import { afterNeeds } from '../../after-needs'
import { inOurCharacters, inScript } from '../in-script'
import { tableDdl } from './table'
import { viewDdl } from './view'

interface Part {
  readonly ref: ObjectRef
  readonly sql: string
}

/**
 * The DDL of everything in a catalog, for an empty database, each after what it needs, as a script. Tables come with foreign keys
 * unchecked, as in the server's own dumps: keys may go round in circles.
 */
export function wholeDdl({ tables, views, objects, dependencies }: Catalog): string {
  const of = (...kinds: ObjectKind[]): Part[] =>
    objects.filter(({ ref }) => kinds.includes(ref.kind)).map(partOf)
  const ordered = (parts: readonly Part[]): Part[] => afterNeeds(parts, dependencies)
  const tableParts = tables.map((table): Part => ({ ref: refTo('table', table), sql: tableDdl(table) }))
  const viewParts = views.map((view): Part => ({ ref: refTo('view', view), sql: viewDdl(view) }))
  const told = [
    ...of('sequence'),
    ...(tableParts.length === 0 ? [] : [unchecked(0), ...tableParts, unchecked(1)]),
    ...of('function', 'procedure'),
    ...ordered(viewParts),
    ...ordered(of('trigger')),
    ...of('event'),
  ]
  const head = told.length === 0 ? [] : [`${inOurCharacters};\n`]
  return [...head, ...told.map(({ sql }) => `${scripted(sql)}\n`)].join('\n')
}

function partOf({ ref, definition }: DefinedObject): Part {
  return { ref, sql: definition }
}

function refTo(kind: ObjectKind, { schema, name }: { schema: string; name: string }): ObjectRef {
  return { kind, schema, name, table: null }
}

/** For the `mysql` client: of what `madeUnder` writes around a body with semicolons only the body stands between DELIMITER lines. */
function scripted(sql: string): string {
  const [, before = '', body = sql, after = ''] =
    /^(set @varve_\w+ = @@[^\n]*;\n)?([^]*?)(\nset \w+ = @varve_[^\n]*;)?$/.exec(sql) ?? []
  return `${before}${inScript(body)}${after}`
}

function unchecked(on: 0 | 1): Part {
  const sql =
    on === 0
      ? 'set @varve_foreign_key_checks = @@foreign_key_checks, foreign_key_checks = 0;'
      : 'set foreign_key_checks = @varve_foreign_key_checks;'
  return { ref: { kind: 'schema', schema: '', name: '', table: null }, sql }
}
