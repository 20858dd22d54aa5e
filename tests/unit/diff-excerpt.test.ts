import { expect, test } from 'vitest'
import type { ObjectRef, View } from '#contract/catalog'
import { diff } from '#engine/diff/diff'
import { excerpt } from '#engine/diff/excerpt'
import { renameChanges } from '#engine/diff/renames/changes'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

const ref = (kind: ObjectRef['kind'], name: string): ObjectRef => ({
  kind,
  schema: 'public',
  name,
  table: null,
})
const view = (name: string): View => ({
  schema: 'public',
  name,
  materialized: false,
  columns: [],
  definition: 'select 1',
  comment: null,
})

test('what changes touch is left with what needs it and what that needs; what differs stays the same', () => {
  const mood = { schema: 'public', name: 'mood', values: ['sad'], comment: null }
  const tables = [
    table('far', { columns: [column('id')] }),
    table('target', { columns: [column('id')], foreignKeys: [foreignKey(['far_id'], 'far')] }),
    table('touched', { columns: [column('id')], foreignKeys: [foreignKey(['target_id'], 'target')] }),
    table('source', { columns: [column('id')], foreignKeys: [foreignKey(['touched_id'], 'touched')] }),
    table('other', { columns: [column('id')] }),
    table('read', { columns: [column('id')] }),
  ]
  const more = {
    enums: [mood, { ...mood, name: 'unused' }],
    views: [view('v'), view('w'), view('elsewhere')],
    dependencies: [
      { from: ref('table', 'touched'), on: ref('enum', 'mood') },
      { from: ref('view', 'v'), on: ref('table', 'touched') },
      { from: ref('view', 'w'), on: ref('view', 'v') },
      { from: ref('view', 'w'), on: ref('table', 'read') },
      { from: ref('view', 'elsewhere'), on: ref('table', 'other') },
    ],
  }
  const from = catalog({ tables, ...more })
  const to = catalog({
    tables: tables.map((one) => (one.name === 'touched' ? { ...one, indexes: [index('ix', ['id'])] } : one)),
    ...more,
  })
  const changes = diff(from, to)
  const small = excerpt(from, to, changes)
  expect(diff(small.from, small.to)).toEqual(changes)
  expect(small.from.tables.map(({ name }) => name)).toEqual(['target', 'touched', 'source', 'read'])
  expect(small.from.tables[0]?.foreignKeys).toEqual([])
  expect(small.from.views.map(({ name }) => name)).toEqual(['v', 'w'])
  expect(small.to.enums.map(({ name }) => name)).toEqual(['mood'])
})

test('a table that is renamed is left under both names', () => {
  const from = catalog({ tables: [table('old'), table('other')] })
  const to = catalog({ tables: [table('new'), table('other')] })
  const renames = [{ ref: ref('table', 'old'), to: 'new' }]
  const small = excerpt(from, to, renameChanges(renames, from))
  expect(small.from.tables.map(({ name }) => name)).toEqual(['old'])
  expect(small.to.tables.map(({ name }) => name)).toEqual(['new'])
})
