import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formatNamed } from '#engine/projects/formats/index'
import { openProject } from '#engine/projects/open'

const samples = fileURLToPath(new URL('../../migrations-samples/', import.meta.url))

describe.each(['todo-chat', 'todo-chat-mysql'])('%s', (name) => {
  test('opens without a problem: four revisions, all with both parts', async () => {
    const project = await openProject(samples + name)
    expect(project).toMatchObject({ name, format: 'sql', versionsFolder: 'backend/migrations', problems: [] })
    expect(project.revisions.map(({ upFile }) => upFile)).toEqual([
      'backend/migrations/000_create_users_table.sql',
      'backend/migrations/001_create_tasks_table.sql',
      'backend/migrations/002_add_conversations_table.sql',
      'backend/migrations/003_add_messages_table.sql',
    ])
    expect(project.revisions.map(({ id, hasUp, hasDown }) => [id, hasUp, hasDown])).toEqual(
      ['000', '001', '002', '003'].map((id) => [id, true, true]),
    )
    const script = await formatNamed('sql').script(project, '003', 'down', 'postgres')
    expect(script).toMatchObject({
      kind: 'text',
      text: expect.stringMatching(/^\s*DROP TABLE messages;\s*$/),
    })
  })
})

test('the documents beside the sample are listed as ignored', async () => {
  const project = await openProject(`${samples}todo-chat`)
  expect(project.ignored.map(({ file }) => file)).toEqual([
    'backend/migrations/IMPLEMENTATION_SUMMARY.md',
    'backend/migrations/MIGRATION_SEQUENCE.md',
    'backend/migrations/README.md',
  ])
})

test.each([
  ['notes-app', '6d7b456c59b7'],
  ['auditeng', '0001'],
  ['safety-compliance', '72147ce4c0a5'],
  ['splunk-auto-doc', '001'],
] as const)('%s is an Alembic project, read to its last line in both directions', async (name, id) => {
  const project = await openProject(samples + name)
  expect(project).toMatchObject({ name, format: 'alembic', problems: [], ignored: [] })
  expect(project.revisions.map((revision) => revision.id)).toEqual([id])
  const dialect = name === 'splunk-auto-doc' ? 'mysql' : 'postgres'
  for (const direction of ['up', 'down'] as const) {
    const script = await formatNamed('alembic').script(project, id, direction, dialect)
    expect(script?.kind).toBe('changes')
  }
})

test('the folder of all samples names those it could mean', async () => {
  await expect(openProject(samples)).rejects.toMatchObject({
    code: 'not-a-project',
    message: expect.stringMatching(/several Alembic projects: auditeng, notes-app, safety-compliance/),
  })
})
