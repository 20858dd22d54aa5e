import { afterAll, expect, test } from 'vitest'
import type { TouchedTable } from '#contract/touched'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { projectFolder } from '../../support/project-folder'
import { openReplay, scratchOn, sentences, type ReplayBench } from '../../support/replay'
import { renamesOfMariadb, renamesOfPostgres } from './renames-files'

afterAll(closeEmbedded)

async function told({ client, replayed }: Pick<ReplayBench, 'client' | 'replayed'>) {
  const changes: Record<string, unknown> = {}
  for await (const one of await client.replay.watch(replayed))
    if (one.kind === 'effects')
      changes[one.effects.revision] = one.effects.why === null ? sentences(one.effects) : one.effects.why
  return changes
}

async function touched({ client, replayed }: Pick<ReplayBench, 'client' | 'replayed'>, revision: string) {
  const tables: TouchedTable[] = []
  for await (const part of await client.replay.touched({ ...replayed, revision, most: null }))
    if (part.kind === 'tables') tables.push(...part.tables)
  return tables
}

/** What goes by another name than at first. */
async function moved({ client, replayed }: Pick<ReplayBench, 'client' | 'replayed'>) {
  const since = await client.replay.since({ ...replayed, at: [] })
  return since
    .filter(({ as }) => as !== null)
    .map(
      ({ ref, made, as, changed }) =>
        `${ref.kind} ${ref.table === null ? '' : `${ref.table}.`}${ref.name}: ${made} as ${as ?? ''}, ${changed}`,
    )
}

const table = (name: string) => ({ kind: 'table', schema: 'public', name, table: null }) as const

const onPostgres = {
  '002': ['rename-table table users renamed to people', 'rename-column column people.mail renamed to email'],
  '003': [
    'alter-schema schema app renamed to place',
    'alter-view view mails renamed to addresses',
    'alter-enum enum mood renamed to feeling',
    'alter-object function stamp() renamed to stamping()',
    'rename-column column parts.at renamed to day',
    'rename-column column parts_a.at renamed to day',
    'alter-object sequence users_id_seq on people renamed to people_id_seq',
    'alter-index index ix_mail on people renamed to ix_email',
    'alter-primary-key primary key users_pkey on people renamed to people_pkey',
  ],
  '004': [
    'rename-table table people renamed to notes',
    'rename-table table notes renamed to people',
    'rename-column column people.user_id renamed to body',
    'rename-column column people.body renamed to user_id',
  ],
  '005': [
    'drop-table table place.far with 1 column',
    'drop-column column people.user_id text',
    'rename-table table parts renamed to place.far',
    'rename-column column people.body renamed to user_id',
    'create-table table parts with 1 column',
    'drop-view view glad',
  ],
}

test('what a revision renames is told as renamed, and not what only goes along with it', async () => {
  const bench = await openReplay(await projectFolder(renamesOfPostgres))
  const { '001': _, ...others } = await told(bench)
  expect(others).toEqual(onPostgres)
  expect(await moved(bench)).toEqual([
    'table far: 001 as parts, 005',
    'column far.day: 001 as at, 003',
    'table notes: 001 as users, 004',
    'column notes.email: 001 as mail, 002',
    'primary-key notes.people_pkey: 001 as users_pkey, 003',
    'index notes.ix_email: 001 as ix_mail, 003',
    'column parts_a.day: 001 as at, 003',
    'table people: 001 as notes, 005',
    'view addresses: 001 as mails, 003',
    'enum feeling: 001 as mood, 003',
    'function stamping(): 001 as stamp(), 003',
  ])
  const { client, replayed } = bench
  const ddl = (revision: string, name: string, named: 'before' | 'after') =>
    client.replay.ddl({ ...replayed, revision, ref: table(name), named })
  const swapped = await ddl('004', 'notes', 'before')
  expect(swapped.from).toContain('CREATE TABLE public.notes')
  expect(swapped.to).toContain('CREATE TABLE public.people')
  expect([swapped.from, swapped.to].join()).not.toContain('email')
  expect(await ddl('004', 'people', 'after')).toEqual(swapped)
  const far = { kind: 'table', schema: 'place', name: 'far', table: null } as const
  const went = await client.replay.ddl({ ...replayed, revision: '005', ref: far, named: 'before' })
  expect(went).toEqual({ from: expect.stringContaining('id integer'), to: null })
  const came = await client.replay.ddl({ ...replayed, revision: '005', ref: far, named: 'after' })
  expect([came.from, came.to].map((one) => one?.includes('PARTITION BY'))).toEqual([true, true])
  expect((await ddl('005', 'parts', 'after')).from).toBeNull()
  const [people] = await touched(bench, '002')
  expect(people).toMatchObject({
    name: 'people',
    state: 'changed',
    was: { schema: 'public', name: 'users' },
  })
  expect(people?.columns.map(({ name, state }) => [name, state])).toContainEqual(['email', 'changed'])
  expect(people?.parts).toMatchObject([{ kind: 'property', name: 'name', state: 'changed' }])
  const taken = await touched(bench, '005')
  const drawn = taken.map(
    ({ schema, name, state, was }) => `${schema}.${name} ${state ?? ''} ${was?.name ?? ''}`,
  )
  expect(drawn.toSorted()).toEqual([
    'place.far (before) removed far',
    'place.far changed parts',
    'public.parts added ',
    'public.people changed ',
  ])
  const columns = taken.find(({ name }) => name === 'people')?.columns ?? []
  expect(columns.map(({ name, state }) => [name, state])).toEqual([
    ['id', null],
    ['user_id', 'changed'],
    ['user_id (before)', 'removed'],
  ])
})

test('a scratch database on a server tells the same', async () => {
  const folder = await projectFolder(renamesOfPostgres)
  const { client, replayed } = await openReplay(folder)
  const scratch = await scratchOn('postgres', folder, client)
  const { '001': _, ...others } = await told({ client, replayed: { ...replayed, scratch } })
  expect(others).toEqual(onPostgres)
})

test('up and down of renames leave nothing; what a down leaves by another name is told as that', async () => {
  const bench = await openReplay(await projectFolder(renamesOfPostgres))
  const trips = await bench.roundTrips('002')
  expect(trips.get('002')).toMatchObject({ state: 'restored', residue: [], again: [] })
  const left = (await bench.roundTrips('004')).get('004')
  expect(sentences({ changes: left?.residue ?? [] })).toContain('rename-table table people renamed to notes')
})

test('a rename between two catalogs that were read at other times is looked for', async () => {
  const files = {
    '001_users.sql': 'create table users (id int);',
    '002_people.sql': 'alter table users rename to people;',
  }
  const { engine, replayed, effects } = await openReplay(await projectFolder(files))
  await engine.replays.catalogAt({ ...replayed, at: ['002'] }, () => undefined, null)
  await engine.replays.catalogAt({ ...replayed, at: ['001'] }, () => undefined, null)
  const first = await effects()
  expect(sentences(first.effects.get('002') ?? { changes: [] })).toEqual([
    'rename-table table users renamed to people',
  ])
  expect((await effects()).ran).toEqual([])
})

test('on MariaDB what statements say is told, whatever the names are; what can’t be read is told as gone and come', async () => {
  const bench = await openReplay(await projectFolder(renamesOfMariadb), 'mysql')
  const { '001': _, ...others } = await told(bench)
  expect(others).toEqual({
    '002': [
      'rename-table table odd `name renamed to even, name',
      'rename-column column even, name.a"b renamed to c`d',
      'rename-column column even, name.x,y renamed to a"b',
      'rename-table table users renamed to people',
      'rename-column column people.mail renamed to email',
      'alter-index index ix_mail on people renamed to ix_email',
      'alter-foreign-key foreign key users_ibfk_1 on people renamed to people_ibfk_1',
      'alter-column column people.email varchar(120) not null',
    ],
    '003': [
      'drop-column column people.body text',
      'rename-table table people renamed to again',
      'alter-foreign-key foreign key people_ibfk_1 on again renamed to again_ibfk_1',
      'rename-table table notes renamed to people',
      'rename-column column people.user_id renamed to body',
      'alter-foreign-key foreign key notes_ibfk_1 on people renamed to people_ibfk_1',
      'create-table table notes with 1 column',
    ],
    '004': ['drop-table table notes with 1 column', 'create-table table hidden with 1 column'],
  })
  expect(await moved(bench)).toEqual([
    'table again: 001 as users, 003',
    'column again.email: 001 as mail, 002',
    'foreign-key again.again_ibfk_1: 001 as users_ibfk_1, 003',
    'index again.ix_email: 001 as ix_mail, 002',
    'table even, name: 001 as odd `name, 002',
    'column even, name.c`d: 001 as a"b, 002',
    'column even, name.a"b: 001 as x,y, 002',
    'table people: 001 as notes, 003',
    'column people.body: 001 as user_id, 003',
    'foreign-key people.people_ibfk_1: 001 as notes_ibfk_1, 003',
  ])
  expect((await bench.roundTrips('002')).get('002')).toMatchObject({ state: 'restored' })
})
