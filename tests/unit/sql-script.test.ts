import { expect, test } from 'vitest'
import { mysql } from '#engine/dialects/mysql/index'
import { postgres } from '#engine/dialects/postgres/index'
import { SqlScript } from '../../electron/engine/runs/sql-script'
import { VersionStatements } from '../../electron/engine/runs/version-statements'

test('what cannot run in a transaction stands between two', () => {
  const script = new SqlScript(true)
  script.add('create table t (id int)')
  script.add('create index concurrently a on t (id)', false)
  script.add('create index concurrently b on t (id)', false)
  script.add('select 1')
  expect(
    script
      .end()
      .split('\n\n')
      .map((part) => part.trim()),
  ).toEqual([
    'BEGIN;',
    'create table t (id int);',
    'COMMIT;',
    'create index concurrently a on t (id);',
    'create index concurrently b on t (id);',
    'BEGIN;',
    'select 1;',
    'COMMIT;',
  ])
})

test('where DDL commits by itself there is no transaction', () => {
  const script = new SqlScript(false)
  script.add('select 1;')
  expect(script.end()).toBe('select 1;\n')
})

test('a semicolon never stands in a comment, and a comment never ends early', () => {
  const script = new SqlScript(false)
  script.say('upgrade a -> b\ndrop table t')
  script.add('select 1 -- one')
  expect(script.end()).toBe('-- upgrade a -> b drop table t\n\nselect 1 -- one\n;\n')
})

test.each([
  [postgres, `E'it''s \\\\'`, '"Odd table"'],
  [mysql, `'it''s \\\\'`, '`Odd table`'],
] as const)('an id and a table of any spelling stay what they are', async (dialect, literal, quoted) => {
  const table = new VersionStatements(dialect, { schema: null, name: 'Odd table' })
  const id = "it's \\"
  expect(await table.changes({ delete: [id], insert: ['b'], update: { from: 'c', to: id } })).toEqual([
    `DELETE FROM ${quoted} WHERE ${quoted}.version_num = ${literal}`,
    `INSERT INTO ${quoted} (version_num) VALUES ('b')`,
    `UPDATE ${quoted} SET version_num=${literal} WHERE ${quoted}.version_num = 'c'`,
  ])
})
