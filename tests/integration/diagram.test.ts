import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import type { DrawingName, KeptDrawing } from '#contract/diagram'
import { catalog } from '#engine/operations/catalog'
import { connections } from '#engine/operations/connections'
import { diagrams } from '#engine/operations/diagrams'
import { freshDatabase } from '../support/databases'
import { connectionTo, freshEngine } from '../support/engine'

const ddl = [
  'create table parent (id int not null, line int not null, code varchar(20) not null unique, primary key (id, line))',
  `create table child (
  id int not null primary key, parent_id int not null, parent_line int not null, other_id int, other_line int,
  code varchar(20) not null unique, boss int,
  constraint needed foreign key (parent_id, parent_line) references parent (id, line) on delete cascade,
  constraint wanted foreign key (other_id, other_line) references parent (id, line),
  constraint only_one foreign key (code) references parent (code) on update cascade,
  constraint itself foreign key (boss) references child (id) on delete set null)`,
  'create table twin (id int not null primary key, constraint same foreign key (id) references child (id))',
]

test.each(['postgres', 'mariadb'] as const)('what the constraints make of both ends: %s', async (kind) => {
  const database = await freshDatabase(kind)
  try {
    const session = await database.connect()
    for (const statement of ddl) await session.run(statement)
    const engine = await freshEngine()
    const client = createRouterClient({ catalog, connections }, { context: { engine } })
    const connection = connectionTo(database.target)
    await client.connections.save({ folder: '/p', connection, password: database.password, remember: false })
    const { password } = database
    await client.connections.open({ connectionId: connection.id, password, remember: false })
    const seen = await client.catalog.diagram({ connectionId: connection.id, of: { kind: 'home' } })

    const found = (seen.tables ?? []).flatMap((table) =>
      table.keys.map(
        ({ name, columns, toTable, toColumns, here, there, onDelete }) =>
          `${table.name} ${name} (${columns.join(', ')}) → ${toTable} (${toColumns.join(', ')}) ${here} ${there} ${onDelete}`,
      ),
    )
    // What MariaDB says where none is named.
    const idle = kind === 'mariadb' ? 'RESTRICT' : 'NO ACTION'
    expect(found.toSorted()).toEqual([
      'child itself (boss) → child (id) zero-or-many zero-or-one SET NULL',
      'child needed (parent_id, parent_line) → parent (id, line) zero-or-many one CASCADE',
      `child only_one (code) → parent (code) zero-or-one one ${idle}`,
      `child wanted (other_id, other_line) → parent (id, line) zero-or-many zero-or-one ${idle}`,
      `twin same (id) → child (id) zero-or-one one ${idle}`,
    ])
    const columns = seen.tables?.find((table) => table.name === 'child')?.columns
    expect(columns?.find((column) => column.name === 'code')).toMatchObject({
      primary: false,
      foreign: true,
      unique: 'alone',
      nullable: false,
    })
  } finally {
    await database.drop()
  }
})

test('a picture is kept by project, connection, subject and columns, until it is forgotten', async () => {
  const engine = await freshEngine()
  const client = createRouterClient({ diagrams }, { context: { engine } })
  const drawing: DrawingName = {
    folder: '/p',
    connectionId: 'c',
    subject: '["all"]',
    columns: 'all',
    also: [],
  }
  const kept: KeptDrawing = {
    arranged: true,
    tables: [{ schema: '../..', name: 'a\u0000<b>', x: -10.5, y: 3, width: 100, height: 28 }],
    routes: [{ schema: '../..', table: 'a\u0000<b>', key: 'k', points: [0, 1, 2, 3] }],
  }
  expect(await client.diagrams.kept({ drawing })).toBeNull()
  await client.diagrams.keep({ drawing, kept })
  expect(await client.diagrams.kept({ drawing })).toEqual(kept)
  const others: Partial<DrawingName>[] = [
    { folder: '/q' },
    { connectionId: 'd' },
    { subject: '[]' },
    { columns: 'keys' },
    { also: ['views'] },
  ]
  for (const other of others)
    expect(await client.diagrams.kept({ drawing: { ...drawing, ...other } })).toBeNull()
  await client.diagrams.forget({ drawing })
  expect(await client.diagrams.kept({ drawing })).toBeNull()
})

test('pictures kept longest ago make room', async () => {
  const engine = await freshEngine()
  const client = createRouterClient({ diagrams }, { context: { engine } })
  const kept: KeptDrawing = { arranged: false, tables: [], routes: [] }
  const drawing = (at: number): DrawingName => ({
    folder: '/p',
    connectionId: 'c',
    subject: `${at}`,
    columns: 'all',
    also: [],
  })
  for (let at = 0; at < 205; at++) await client.diagrams.keep({ drawing: drawing(at), kept })
  const files = await readdir(join(engine.host.dataFolder, 'diagrams'))
  expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(200)
  expect(await client.diagrams.kept({ drawing: drawing(0) })).toBeNull()
  expect(await client.diagrams.kept({ drawing: drawing(204) })).toEqual(kept)
})
