import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBench } from '../support/bench'

const samples = join(import.meta.dirname, '../../migrations-samples')
const kinds = [
  { kind: 'embedded', folder: join(samples, 'todo-chat') },
  { kind: 'postgres', folder: join(samples, 'todo-chat') },
  { kind: 'mariadb', folder: join(samples, 'todo-chat-mysql') },
] as const

describe.each(kinds)('the whole path on $kind', ({ kind, folder }) => {
  test('apply all, look, roll back to base', async () => {
    const bench = await openBench(kind, folder)
    expect(await bench.states()).toEqual({
      '000': 'pending',
      '001': 'pending',
      '002': 'pending',
      '003': 'pending',
    })

    const up = await bench.run('up')
    expect(up.outcome).toMatchObject({ kind: 'done', error: null, current: '003' })
    expect(up.outcome?.truth).toContain('4 applied, 0 pending')
    expect(up.steps.every((step) => step.statements.every(({ state }) => state === 'done'))).toBe(true)
    const told = up.changes?.map(({ kind: change }) => change) ?? []
    expect(told.filter((change) => change === 'create-table')).toHaveLength(4)
    expect(told.filter((change) => change === 'create-index')).toHaveLength(8)
    expect(told.filter((change) => change === 'add-foreign-key')).toHaveLength(4)

    const { tables } = await bench.client.catalog.read({ connectionId: bench.connectionId, refresh: true })
    expect(tables.map(({ name }) => name)).toEqual(['conversations', 'messages', 'tasks', 'users'])
    const own = tables.flatMap(({ indexes }) => indexes.filter(({ backs }) => backs === null))
    expect(own.map(({ name }) => name).sort()).toEqual([
      'idx_conversations_user_id',
      'idx_conversations_user_id_updated_at',
      'idx_messages_conversation_id',
      'idx_messages_conversation_id_created_at',
      'idx_messages_user_id',
      'idx_tasks_user_id',
      'idx_tasks_user_id_created_at',
      'idx_users_email',
    ])
    const keys = tables.flatMap(({ foreignKeys }) => foreignKeys)
    expect(keys.map(({ onDelete }) => onDelete)).toEqual(['CASCADE', 'CASCADE', 'CASCADE', 'CASCADE'])

    const down = await bench.run('down', 'base')
    expect(down.outcome).toMatchObject({ kind: 'done', current: null })
    expect(await bench.tables()).toEqual([])
    expect(await bench.states()).toEqual({
      '000': 'pending',
      '001': 'pending',
      '002': 'pending',
      '003': 'pending',
    })

    const ledger = await bench.client.history.ledger({ folder, connectionId: bench.connectionId })
    expect(ledger.map(({ revision, direction, state }) => `${revision} ${direction} ${state}`)).toEqual([
      '000 down done',
      '001 down done',
      '002 down done',
      '003 down done',
      '003 up done',
      '002 up done',
      '001 up done',
      '000 up done',
    ])
    expect(ledger[0]).toMatchObject({ appVersion: '0.0.0-test' })
    expect(ledger[0]?.checksum).toMatch(/^[0-9a-f]{64}$/)
  })

  test('apply to here, roll back the last, roll back to here', async () => {
    const bench = await openBench(kind, folder)
    expect((await bench.run('up', '002')).outcome?.current).toBe('002')
    expect(await bench.tables()).toEqual(['conversations', 'tasks', 'users'])
    expect((await bench.run('down')).outcome?.current).toBe('001')
    expect((await bench.run('up')).outcome?.current).toBe('003')
    const back = await bench.run('down', '000')
    expect(back.outcome?.current).toBe('000')
    expect(back.steps.map((step) => step.plan.revision)).toEqual(['003', '002', '001'])
    expect(await bench.tables()).toEqual(['users'])
    expect((await bench.plan('up', '000')).steps).toEqual([])
  })
})
