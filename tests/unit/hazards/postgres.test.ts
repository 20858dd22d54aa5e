import { describe, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { diff } from '#engine/diff/diff'
import { postgres } from '#engine/dialects/postgres/index'
import * as some from '../../support/catalogs'
import { column, withNote, withColumns } from './postgres-catalogs'
import { losses } from './postgres-losses'
import { stops } from './postgres-stops'

function hazards(from: Catalog, to: Catalog): Hazard[] {
  const way = postgres.way({ from, to, changes: diff(from, to), renames: [] })
  return way.steps.flatMap(({ statements }) => statements.flatMap((one) => one.hazards))
}

describe('hazards of PostgreSQL', () => {
  test.each([...losses, ...stops].map((one) => [one.name, one] as const))(
    '%s',
    (_, { code, says, from, to, safe }) => {
      const found = (list: readonly Hazard[]) =>
        list.filter((one) => one.code === code && says.test(one.reason))
      const [hazard] = found(hazards(from, to))
      expect(hazard, JSON.stringify(hazards(from, to))).toBeDefined()
      expect(hazard?.source).toMatch(
        /^https:\/\/www\.postgresql\.org\/docs\/current\/[\w-]+\.html(#[\w-]+)?$/,
      )
      expect(found(hazards(...safe))).toEqual([])
    },
  )

  test('a stored column is computed anew in every row, a virtual one is not', () => {
    const generated = (expression: string, stored: boolean): Catalog => ({
      ...withColumns(column('id'), column('twice', 'integer', { generated: { expression, stored } })),
      server: { ...some.server, version: '18.0' },
    })
    const codes = (stored: boolean) =>
      hazards(generated('(id * 2)', stored), generated('(id * 3)', stored)).map(({ code }) => code)
    expect(codes(true)).toEqual(['table-rewrite'])
    expect(codes(false)).toEqual([])
  })

  test('another name breaks what calls a table or a column by the old one', () => {
    const ref = { kind: 'table', schema: 'public', name: 'memos', table: null } as const
    const way = postgres.way({
      from: withNote(),
      to: withNote(),
      changes: [{ kind: 'rename-table', ref, sentence: 'table memos to notes', properties: [] }],
      renames: [{ ref, to: 'notes' }],
    })
    expect(way.steps[0]?.statements[0]).toMatchObject({
      sql: 'ALTER TABLE public.memos RENAME TO notes',
      reverseSql: 'ALTER TABLE public.notes RENAME TO memos',
      change: 0,
      hazards: [{ code: 'breaks-readers' }],
    })
  })

  test('rows and bytes of all partitions are at stake', () => {
    const partition = (name: string, rows: number) =>
      some.table(name, {
        kind: 'partition',
        columns: [column('id')],
        parents: [{ schema: 'public', name: 'all_notes', bound: `FOR VALUES IN (${rows})` }],
        estimatedRows: rows,
        bytes: rows * 10,
      })
    const tree = (type: string) =>
      some.catalog({
        tables: [
          some.table('all_notes', {
            kind: 'partitioned',
            partitionBy: 'LIST (id)',
            columns: [column('id'), column('n', type)],
            estimatedRows: -1,
            bytes: 0,
          }),
          ...[3, 4].map((rows) => {
            const one = partition(`notes_${rows}`, rows)
            return { ...one, columns: [...one.columns, column('n', type)] }
          }),
        ],
      })
    expect(hazards(tree('integer'), tree('bigint'))).toContainEqual(
      expect.objectContaining({ code: 'table-rewrite', rows: 7, bytes: 70 }),
    )
  })
})
