import type { Catalog, Column, ObjectRef, Table } from '#contract/catalog'
import { integerLimit } from '../integer-limit'
import { nameOf, partRef, tableRef, type Found, type Look, type Rule } from '../rule'

const warnAt = 75
const badAt = 90
const largest = 2n ** 63n - 1n

interface Counter {
  readonly ref: ObjectRef
  readonly page: ObjectRef
  readonly name: string
  readonly last: bigint
  readonly begin: bigint
  readonly end: bigint
  readonly mend: string | null
  readonly bytes: number | null
}

/** Sequences and auto-increment columns that will soon have no number left. */
export const counterNearEnd: Rule = (look) => [...sequences(look), ...autoIncrements(look)].flatMap(judge)

function judge(counter: Counter): Found[] {
  const { last, begin, end } = counter
  const room = end > begin ? end - begin : begin - end
  const gone = end > begin ? last - begin : begin - last
  const used = room === 0n ? 100 : Number((gone * 1000n) / room) / 10
  if (used < warnAt) return []
  return [
    {
      rule: 'counter-near-end',
      severity: used < badAt ? 'warn' : 'bad',
      ref: counter.ref,
      page: counter.page,
      what: `${counter.name} has used ${used} % of its numbers: it is at ${count(last)} of ${count(end)}.`,
      why: 'At the end every INSERT that needs a number fails.',
      mend: counter.mend,
      caution:
        counter.mend === null
          ? 'It is as wide as it can be.'
          : 'It may write the whole table anew, which is locked meanwhile; columns that point to it have to follow.',
      bytes: counter.bytes,
    },
  ]
}

/** A column ends where its type does, even where its sequence goes on. */
function sequences({ catalog, statistics, mends }: Look): Counter[] {
  const columns = new Map<string, { table: Table; column: Column }>()
  for (const table of catalog.tables) {
    for (const column of table.columns) {
      for (const { schema, name } of column.sequences)
        columns.set(JSON.stringify([schema, name]), { table, column })
    }
  }
  return statistics.sequences
    .filter(({ cycles }) => !cycles)
    .map(({ schema, name, last, begin, end }) => {
      const drawn = columns.get(JSON.stringify([schema, name]))
      if (drawn === undefined) {
        const ref: ObjectRef = { kind: 'sequence', schema, name, table: null }
        const mend = end < largest && end > 0n ? mends.widenSequence(schema, name) : null
        return {
          ref,
          page: ref,
          name: `Sequence ${nameOf(catalog, ref)}`,
          last,
          begin,
          end,
          mend,
          bytes: null,
        }
      }
      const { table, column } = drawn
      const limit = integerLimit(column.type)
      return {
        ...place(catalog, table, column),
        last,
        begin,
        end: limit !== null && end > limit ? limit : end,
        mend: limit !== null && (limit < largest || end < largest) ? mends.widen(table, column) : null,
        bytes: table.bytes,
      }
    })
}

function autoIncrements({ catalog, statistics, mends }: Look): Counter[] {
  const tables = new Map(catalog.tables.map((table) => [JSON.stringify([table.schema, table.name]), table]))
  return statistics.autoIncrements.flatMap(({ schema, table: name, next }) => {
    const table = tables.get(JSON.stringify([schema, name]))
    const column = table?.columns.find(({ identity }) => identity === 'auto-increment')
    const limit = column === undefined ? null : integerLimit(column.type)
    if (table === undefined || column === undefined || limit === null) return []
    return [
      {
        ...place(catalog, table, column),
        last: next - 1n,
        begin: 0n,
        end: limit,
        mend: limit < 2n ** 64n - 1n ? mends.widen(table, column) : null,
        bytes: table.bytes,
      },
    ]
  })
}

function place(catalog: Catalog, table: Table, column: Column): Pick<Counter, 'ref' | 'page' | 'name'> {
  return {
    ref: partRef('column', table, column.name),
    page: tableRef(table),
    name: `${nameOf(catalog, table)}.${column.name} (${column.type})`,
  }
}

function count(value: bigint): string {
  return value.toLocaleString('en-US')
}
