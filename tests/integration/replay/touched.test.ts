import { afterAll, expect, test } from 'vitest'
import type { TouchedTable } from '#contract/touched'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { refusal } from '../../support/bench'
import { projectFolder } from '../../support/project-folder'
import { openReplay } from '../../support/replay'

afterAll(closeEmbedded)

const many = Array.from({ length: 250 }, (_, at) => `create table t${at} (id int primary key);`).join('\n')
const files = {
  '001_people.sql': `create table people (id int primary key, name text, born date);
create table pets (id int primary key, owner int);`,
  '002_owners.sql': `alter table pets add constraint pets_owner foreign key (owner) references people (id);
create view grown as select id from people;`,
  '003_many.sql': many,
  '004_wrong.sql': 'create table people (id int);',
}

test('the tables that a revision touches are told without the others, and none where they are too many', async () => {
  const { client, replayed } = await openReplay(await projectFolder(files))
  const touched = async (revision: string, most: number | null = null) => {
    const tables: TouchedTable[] = []
    let count: unknown = null
    let parts = 0
    for await (const part of await client.replay.touched({ ...replayed, revision, most })) {
      if (part.kind === 'count') count = part
      else {
        parts += 1
        tables.push(...part.tables)
      }
    }
    return { count, parts, states: tables.map(({ name, state }) => `${name} ${state ?? 'as it was'}`) }
  }
  expect(await touched('002')).toEqual({
    count: { kind: 'count', touched: 1, ends: 1, elsewhere: 1 },
    parts: 1,
    states: ['pets changed', 'people as it was'],
  })
  const all = await touched('003')
  expect([all.parts, all.states.length]).toEqual([2, 250])
  expect(await touched('003', 100)).toEqual({
    count: { kind: 'count', touched: 250, ends: 0, elsewhere: 0 },
    parts: 0,
    states: [],
  })
  expect((await refusal(touched('004'))).message).toContain('people')
  expect((await refusal(touched('009'))).code).toBe('no-such-revision')
})
