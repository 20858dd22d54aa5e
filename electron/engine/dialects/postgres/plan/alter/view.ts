import type { View } from '#contract/catalog'
import { createView, viewDdl } from '../../ddl/view'
import { quote } from '../../quote'
import { type Alteration, inPlace } from '../part'
import { storageOf } from './storage'
import { parameterActs } from './parameters'

/**
 * CREATE OR REPLACE VIEW keeps what needs the view; it takes more columns at the end, and no other change of them:
 * https://www.postgresql.org/docs/current/sql-createview.html
 */
export function alterView(from: View, to: View, isNeeded: boolean): Alteration {
  if (from.materialized) return alterMaterialized(from, to)
  const [before, after] = [from, to].map(({ columns }) => columns.map(({ name, type }) => `${name} ${type}`))
  if (before === undefined || after === undefined) return { how: 'again' }
  const starts = before.every((column, at) => after[at] === column)
  if (!starts) return { how: 'again' }
  const grows = after.length > before.length
  // Nothing takes a column from a view, so on the way back it has to go first, with all that needs it.
  if (grows && isNeeded) return { how: 'again' }
  const sql = createView(to, 'CREATE OR REPLACE').replace(/;$/, '')
  const name = `${quote(to.schema)}.${quote(to.name)}`
  const reverse = grows
    ? `DROP VIEW ${name};\n${viewDdl({ ...from, unshown: [] })}`
    : createView(from, 'CREATE OR REPLACE')
  return inPlace([{ sql, reverse: reverse.replace(/;$/, ''), property: 'definition' }])
}

function alterMaterialized(from: View, to: View): Alteration {
  const isSame = from.definition === to.definition && (from.populated ?? null) === (to.populated ?? null)
  const [before, after] = [storageOf(from.options ?? ''), storageOf(to.options ?? '')]
  if (!isSame || before.method !== after.method || before.tablespace !== after.tablespace)
    return { how: 'again' }
  const alter = `ALTER MATERIALIZED VIEW ${quote(to.schema)}.${quote(to.name)}`
  return inPlace(parameterActs(alter, before.parameters, after.parameters))
}
