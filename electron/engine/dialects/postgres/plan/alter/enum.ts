import type { EnumType } from '#contract/catalog'
import { createEnum } from '../../ddl/enum'
import { literal, quote } from '../../quote'
import { objectKey } from '../keys'
import { mentions } from '../mention'
import { type Act, type Alteration, inPlace } from '../part'
import type { Side } from '../side'
import { asideName } from '../aside'

/** Values are added where they belong; where one goes or moves, the type is made anew. */
export function alterEnum(from: EnumType, to: EnumType, side: Side, other: Side): Alteration {
  const kept = to.values.filter((value) => from.values.includes(value))
  if (kept.length < from.values.length || kept.some((value, at) => value !== from.values[at]))
    return { how: 'replaced' }
  const name = `${quote(to.schema)}.${quote(to.name)}`
  const there = new Set(from.values)
  const acts: Act[] = []
  to.values.forEach((value, at) => {
    if (there.has(value)) return
    const behind = to.values[at - 1]
    const before = to.values.slice(at + 1).find((one) => there.has(one))
    const place =
      before === undefined
        ? ''
        : behind === undefined
          ? ` BEFORE ${literal(before)}`
          : ` AFTER ${literal(behind)}`
    there.add(value)
    const values = to.values.filter((one) => there.has(one) && one !== value)
    acts.push({
      sql: `ALTER TYPE ${name} ADD VALUE ${literal(value)}${place}`,
      reverse: without({ ...from, values }, side, other),
      property: 'value',
      turn: 'first',
    })
  })
  return inPlace(acts)
}

/** Nothing takes a value from an enum. Where plain columns alone have the type, they take one made without it. */
function without(type: EnumType, side: Side, other: Side): string | null {
  const key = objectKey('enum', type)
  const users = side.catalog.dependencies.filter(({ on }) => objectKey(on.kind, on) === key)
  const tables = users.flatMap(({ from }) => (from.kind === 'table' ? (side.table(from) ?? []) : []))
  if (tables.length < users.length) return null
  const name = `${quote(type.schema)}.${quote(type.name)}`
  const aside = asideName(type)
  const retyped = []
  for (const table of tables) {
    const text = JSON.stringify([table.checks, table.indexes.map((one) => [one.predicate, one.parts])])
    const columns = table.columns.filter((column) => mentions(column.type, type.name))
    const isRead = side.catalog.dependencies.some(
      ({ from, on }) =>
        on.kind === 'table' && on.schema === table.schema && on.name === table.name && from.kind !== 'table',
    )
    if (isRead || mentions(text, type.name) || (table.parents ?? []).length > 0) return null
    if (columns.some(({ generated }) => generated !== null)) return null
    // A column that goes may be gone by then.
    const kept = new Set(other.table(table)?.columns.map(({ name }) => name))
    if (columns.some(({ name }) => !kept.has(name))) return null
    for (const column of columns) {
      const alter = `ALTER TABLE ${quote(table.schema)}.${quote(table.name)} ALTER COLUMN ${quote(column.name)}`
      retyped.push(
        ...(column.default === null ? [] : [`${alter} DROP DEFAULT`]),
        `${alter} TYPE ${column.type} USING ${quote(column.name)}::text::${column.type}`,
        ...(column.default === null ? [] : [`${alter} SET DEFAULT ${column.default}`]),
      )
    }
  }
  return [
    `ALTER TYPE ${name} RENAME TO ${quote(aside)}`,
    createEnum(type).replace(/;$/, ''),
    ...retyped,
    ...(type.comment === null ? [] : [`COMMENT ON TYPE ${name} IS ${literal(type.comment)}`]),
    ...(type.grants ?? []).map((grant) => grant.replace(/;$/, '')),
    `DROP TYPE ${quote(type.schema)}.${quote(aside)}`,
  ].join(';\n')
}
