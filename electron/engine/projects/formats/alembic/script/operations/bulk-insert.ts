import type { BulkInsert } from '#contract/script-change'
import type { ScriptType, ScriptValue } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { ask, placeIn } from '../reading'
import { plainName } from '../schema/name'
import { scriptValue } from '../sql/value-of'
import { unreadable } from '../unreadable'
import { type Argument, describe, stringOf, type TableValue, type Value } from '../value'

/** `op.bulk_insert(table, [{'a': 1}, …])`. */
export function bulkInsert(args: Arguments): Value {
  args.named('table', 'rows', 'multiinsert')
  const argument = args.need('table')
  const table =
    argument.value.kind === 'table' ? argument.value.table : args.wrong('table', argument, 'a table')
  const list = args.need('rows')
  const rows = list.value.kind === 'list' ? list.value.items : args.wrong('rows', list, 'a list')
  const together = args.flag('multiinsert') ?? true
  args.end()
  const read = rows.map((row) => rowOf(args, { node: list.node, value: row }, table))
  if (together) insert(args, table, list, read)
  else for (const row of read) insert(args, table, list, [row])
  return { kind: 'none' }
}

type Row = ReadonlyMap<string, ScriptValue>

function insert(
  args: Arguments,
  { table, columns }: TableValue,
  { node }: Argument,
  rows: readonly Row[],
): void {
  const [first] = rows
  if (!first) return
  const used = columns.filter(({ name }) => first.has(name))
  const filled = columns.find(({ name, clientDefault }) => clientDefault && !first.has(name))
  if (filled) unreadable(node, `${filled.name} is filled by Python, which is not known without running it.`)
  const change: BulkInsert = {
    kind: 'bulk-insert',
    table,
    columns: columns.map(({ name, type }) => ({ name: plainName(name), type })),
    names: used.map(({ name }) => name),
    rows: rows.map((row) => {
      if (row.size !== first.size) unreadable(node, 'The rows do not all have the same columns.')
      return used.map(
        ({ name }) => row.get(name) ?? unreadable(node, 'The rows do not all have the same columns.'),
      )
    }),
    place: placeIn(args.reading, args.node),
  }
  ask(args.reading, null, change)
}

function rowOf(args: Arguments, row: Argument, { columns }: TableValue): Row {
  if (row.value.kind !== 'dict') return args.wrong('rows', row, 'a list of dictionaries')
  const values = new Map<string, ScriptValue>()
  for (const [key, inner] of row.value.entries) {
    const name = stringOf(key) ?? args.wrong('rows', row, 'dictionaries with strings as keys')
    const column = columns.find((one) => one.name === name)
    if (!column) return unreadable(row.node, `The table has no column ${JSON.stringify(name)}.`)
    values.set(name, valueOf(row, inner, column.type))
  }
  return values
}

const documents = /^(JSON|postgresql\.JSONB?|mysql\.JSON|postgresql\.HSTORE)$/
const lists = /^(ARRAY|postgresql\.ARRAY|JSON|postgresql\.JSONB?|mysql\.JSON)$/
const binaries = /^(LargeBinary|BLOB|BINARY|VARBINARY|postgresql\.BYTEA|mysql\.\w*BLOB)$/
const uuids = /^(Uuid|UUID|postgresql\.UUID)$/
/** Types that turn a value into another one in Python. */
const changing = /^(Interval|PickleType)$/

function valueOf({ node }: Argument, value: Value, type: ScriptType | null): ScriptValue {
  const found = scriptValue(value)
  if (!found) return unreadable(node, `${describe(value)} as the value of a row is not understood here.`)
  const name = type?.name ?? ''
  if (found.kind === 'null') return found
  if (found.kind === 'dict' && !documents.test(name))
    return unreadable(node, 'A dictionary is the value of a column that is no JSON.')
  if (found.kind === 'list' && !lists.test(name))
    return unreadable(node, 'A list is the value of a column that is neither an ARRAY nor JSON.')
  if (binaries.test(name) !== (found.kind === 'bytes'))
    return unreadable(node, 'Bytes, and only they, are the values of a binary column.')
  if (found.kind === 'uuid' && !uuids.test(name))
    return unreadable(node, 'A UUID is the value of a column that is none.')
  if (changing.test(name)) return unreadable(node, `What ${name} makes of a value is not understood here.`)
  if (/^(Boolean|BOOLEAN)$/.test(name) && found.kind !== 'boolean' && !isBit(found))
    return unreadable(node, 'SQLAlchemy takes True, False, 0 or 1 as a boolean.')
  return found
}

function isBit(value: ScriptValue): boolean {
  return value.kind === 'integer' && (value.text === '0' || value.text === '1')
}
