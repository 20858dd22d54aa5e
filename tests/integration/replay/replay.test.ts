import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { branchedProject } from '../../support/alembic/branched-project'
import { refusal } from '../../support/bench'
import { projectFolder, writeFiles } from '../../support/project-folder'
import { alembicProject, environmentIn, revisionFile } from '../../support/python-project'
import { openReplay, scratchOn, sentences } from '../../support/replay'

afterAll(closeEmbedded)

const line = {
  '001_people.up.sql': `create type mood as enum ('sad', 'glad');
create table people (id int primary key, name text not null);`,
  '001_people.down.sql': 'drop table people; drop type mood;',
  '002_moods.up.sql': `set search_path to nowhere, public;
alter table people add column mood mood default 'sad';
create index people_name on people (name);`,
  '002_moods.down.sql': 'drop index people_name; alter table people drop column mood;',
  '003_data.up.sql': `insert into people values (1, 'Ada');
do $$ begin if (select count(*) from people) <> 1 then raise 'no rows'; end if; end $$;`,
  '003_data.down.sql': 'delete from people;',
  '004_pets.sql':
    '-- migrate:up\ncreate table pets (id int primary key, owner int references people);\n-- migrate:down\ndrop table pets;',
}

test('each revision tells what it changes; what is known is not run again', async () => {
  const { effects, client, replayed } = await openReplay(await projectFolder(line))
  const first = await effects()
  expect(first.ran).toEqual(['001', '002', '003', '004'])
  expect(Object.fromEntries([...first.effects].map(([id, one]) => [id, sentences(one)])))
    .toMatchInlineSnapshot(`
    {
      "001": [
        "create-enum enum mood (sad, glad)",
        "create-table table people with 2 columns",
      ],
      "002": [
        "add-column column people.mood mood default 'sad'::mood",
        "create-index index people_name on people(name)",
      ],
      "003": [],
      "004": [
        "create-table table pets with 2 columns",
        "add-foreign-key foreign key pets(owner) → people(id)",
      ],
    }
  `)
  const again = await effects()
  expect(again.ran).toEqual([])
  expect(again.effects).toEqual(first.effects)
  const ref = { kind: 'table', schema: 'public', name: 'people', table: null } as const
  const { from, to } = await client.replay.ddl({ ...replayed, revision: '002', ref, named: 'after' })
  expect(from).not.toContain('mood')
  expect(to).toContain('mood')
  expect(await client.replay.ddl({ ...replayed, revision: '001', ref, named: 'after' })).toEqual({
    from: null,
    to: from,
  })
})

test('an edited file is replayed with what follows it, and what comes before is only run', async () => {
  const folder = await projectFolder(line)
  const { effects, engine, replayed } = await openReplay(folder)
  const before = (await effects()).effects
  const { points } = await engine.replays.history(replayed)
  const kept = [points.after('001').key, points.after('002').key, points.after('003').key]
  await writeFiles(folder, { '003_data.up.sql': 'alter table people add column age int;' })
  const edited = await effects()
  expect(edited.effects.get('002')).toEqual(before.get('002'))
  expect(sentences(edited.effects.get('003') ?? { changes: [] })).toEqual([
    'add-column column people.age integer',
  ])
  const { points: now } = await engine.replays.history(replayed)
  expect([now.after('001').key, now.after('002').key]).toEqual(kept.slice(0, 2))
  expect(now.after('003').key).not.toBe(kept[2])
  await writeFiles(folder, line)
  const back = await effects()
  expect(back.ran).toEqual([])
  expect(back.effects).toEqual(before)
})

test('what was kept on disk is there at the next start; torn and altered lines are made again', async () => {
  const folder = await projectFolder(line)
  const first = await openReplay(folder)
  const told = await first.effects()
  const replayFolder = join(first.dataFolder, 'replay')
  const [file = ''] = await readdir(replayFolder)
  const text = await readFile(join(replayFolder, file), 'utf8')
  const start = async (kept: string) => {
    const { effects, dataFolder } = await openReplay(folder)
    await writeFiles(join(dataFolder, 'replay'), { [file]: kept })
    const { effects: found, ran } = await effects()
    expect(found).toEqual(told.effects)
    return { ran, path: join(dataFolder, 'replay', file) }
  }
  expect((await start(text)).ran).toEqual([])
  const lines = text.split('\n').filter((one) => one !== '')
  expect(lines).toHaveLength(5)
  expect((await start(lines.slice(0, 3).join('\n'))).ran).toEqual(['001', '002', '003', '004'])
  const altered = await start(
    lines.map((one, at) => (at === 2 ? one.replace('people', 'peopla') : one)).join('\n'),
  )
  expect(altered.ran).toHaveLength(4)
  await appendFile(altered.path, '0123456789abcdef {"key": "half a li')
  const again = await start(await readFile(altered.path, 'utf8'))
  expect(again.ran).toEqual([])
  await writeFile(altered.path, Buffer.alloc(2000, 0xff))
  expect((await start(await readFile(altered.path, 'latin1'))).ran).toHaveLength(4)
})

test('a revision that fails says why and where; what does not depend on it is replayed', async () => {
  const { effects, engine, replayed } = await openReplay(
    await projectFolder({
      ...branchedProject,
      'migrations/versions/a3.py':
        branchedProject['migrations/versions/a3.py']?.replace(
          'op.create_index("ix_notes_two", "notes", ["id", "title"])',
          'op.execute("create index on nothing (id)")',
        ) ?? '',
      'migrations/versions/a5.py': revisionFile('a5', 'a3', 'pass'),
    }),
  )
  const told = (await effects()).effects
  const failed = told.get('a3')?.why
  expect(failed).toMatchObject({ code: 'statement-failed', revision: 'a3' })
  expect(failed?.message).toContain('nothing')
  expect(failed?.place?.file).toBe('migrations/versions/a3.py')
  expect(told.get('a5')?.why).toMatchObject({ code: 'not-replayed', revision: 'a3' })
  expect(told.get('a5')?.why?.message).toMatch(/^a3 \(a3\.py\) before it could not be replayed: .*nothing/)
  expect(told.get('a5')?.why?.advice).toBe('Mend a3: what stands on it is replayed then.')
  for (const id of ['a1', 'a2', 'a4', 'b1', 'b2']) expect([id, told.get(id)?.why]).toEqual([id, null])
  expect(sentences(told.get('b2') ?? { changes: [] })).toEqual([
    'add-foreign-key foreign key bills(note_id) → notes(id)',
  ])
  const at = await engine.replays.catalogAt({ ...replayed, at: ['a4', 'b2'] }, () => undefined, null)
  expect(at.tables.map(({ name }) => name)).toEqual(['alembic_version', 'bills', 'notes', 'tags'])
})

test('branches are replayed each on its own path, and a merge on all of them', async () => {
  const merge = revisionFile('m', 'a3', 'op.create_table("both", sa.Column("id", sa.Integer()))').replace(
    'down_revision = "a3"',
    'down_revision = ("a3", "a4")',
  )
  const { effects, engine, replayed, client } = await openReplay(
    await projectFolder({ ...branchedProject, 'migrations/versions/m.py': merge }),
  )
  const told = (await effects()).effects
  expect([...told.values()].flatMap(({ why }) => why ?? [])).toEqual([])
  expect(Object.fromEntries([...told].map(([id, one]) => [id, sentences(one)]))).toMatchInlineSnapshot(`
    {
      "a1": [
        "create-table table notes with 2 columns",
        "create-index index ix_notes_title on notes(title)",
      ],
      "a2": [
        "add-column column notes.body text",
      ],
      "a3": [
        "create-index index ix_notes_two on notes(id, title)",
      ],
      "a4": [
        "create-table table tags with 1 column",
      ],
      "b1": [
        "create-table table bills with 2 columns",
      ],
      "b2": [
        "add-foreign-key foreign key bills(note_id) → notes(id)",
      ],
      "m": [
        "create-table table both with 1 column",
      ],
    }
  `)
  const tables = async (at: readonly string[] | 'heads') =>
    (await engine.replays.catalogAt({ ...replayed, at }, () => undefined, null)).tables.map(
      ({ name }) => name,
    )
  expect(await tables([])).toEqual(['alembic_version'])
  expect(await tables(['a4'])).toEqual(['alembic_version', 'notes', 'tags'])
  expect(await tables(['b1'])).toEqual(['alembic_version', 'bills'])
  expect(await tables('heads')).toEqual(['alembic_version', 'bills', 'both', 'notes', 'tags'])
  const since = await client.replay.since({ ...replayed, at: [] })
  const made = (name: string) => since.find(({ ref }) => ref.name === name)
  expect(made('ix_notes_two')?.made).toBe('a3')
  expect(made('fk_bills_note')?.made).toBe('b2')
  expect(made('notes')).toMatchObject({ made: 'a1', changed: 'a3' })
  expect(made('tags')?.made).toBe('a4')
})

test('a down that forgets an index and an enum type is caught', async () => {
  const { roundTrips } = await openReplay(
    await projectFolder({
      ...line,
      '001_people.down.sql': 'drop table people;',
      '002_moods.down.sql': 'alter table people drop column mood;',
      '005_none.up.sql': 'create table none_back (id int);',
      '006_bad.up.sql': 'create table bad (id int);',
      '006_bad.down.sql': 'drop table worse;',
    }),
  )
  const trips = await roundTrips()
  const left = trips.get('002')
  expect(left?.state).toBe('residue')
  expect(sentences({ changes: left?.residue ?? [] })).toEqual([
    'create-index index people_name on people(name)',
  ])
  expect(left?.why).toMatchObject({ code: 'statement-failed', revision: '002' })
  expect(trips.get('001')?.state).toBe('residue')
  expect(trips.get('001')?.residue.map(({ kind, ref }) => `${kind} ${ref.name}`)).toEqual([
    'create-enum mood',
  ])
  expect(trips.get('003')?.state).toBe('restored')
  expect(trips.get('004')?.state).toBe('restored')
  expect(trips.get('005')?.state).toBe('no-down')
  expect(trips.get('006')).toMatchObject({
    state: 'failed',
    why: { code: 'statement-failed', revision: '006' },
  })
  expect([...(await roundTrips('003')).keys()]).toEqual(['003'])
})

test('extensions and roles: what the embedded PostgreSQL has is there, another is named with the way on', async () => {
  const { effects } = await openReplay(
    await projectFolder({
      '1_words.sql':
        'create extension pg_trgm; create table w (w text); create index w_like on w using gin (w gin_trgm_ops);',
      '2_rights.sql': 'grant select on w to reporting; alter table w owner to app_owner;',
      '3_places.sql': 'create extension if not exists postgis;',
    }),
  )
  const told = (await effects()).effects
  expect(told.get('1')?.why).toBeNull()
  expect(told.get('2')?.why).toBeNull()
  expect(told.get('3')?.why).toMatchObject({
    code: 'not-replayed',
    message: 'The embedded PostgreSQL does not have the extension postgis.',
    revision: '3',
  })
  expect(told.get('3')?.why?.advice).toMatch(/^Choose a server/)
})

test('leaving ends the replay, and what was read is kept', async () => {
  const { client, replayed, effects } = await openReplay(
    await projectFolder({ ...line, '005_slow.up.sql': 'select pg_sleep(600);' }),
  )
  const leaving = new AbortController()
  const watched = await client.replay.watch(replayed, { signal: leaving.signal })
  const told: string[] = []
  const started = Date.now()
  await expect(async () => {
    for await (const one of watched) {
      if (one.kind !== 'progress') continue
      told.push(one.words)
      if (one.words.endsWith('005')) setTimeout(() => leaving.abort(), 300)
    }
  }).rejects.toThrow()
  expect(Date.now() - started).toBeLessThan(60_000)
  expect(told).toHaveLength(5)
  await writeFiles(replayed.folder, { '005_slow.up.sql': 'select 1;' })
  expect((await effects()).effects.get('005')?.why).toBeNull()
})

test('a revision that asks the database is run by the project’s own Alembic, once its Python is allowed', async () => {
  const asks = `op.get_bind().execute(sa.text("create table asked (id int)"))
if op.get_bind().execute(sa.text("select count(*) from one")).scalar() == 0:
    op.create_table("two", sa.Column("id", sa.Integer(), primary_key=True))`
  const project = await alembicProject({
    a1: revisionFile(
      'a1',
      null,
      'op.create_table("one", sa.Column("id", sa.Integer()))',
      'op.drop_table("one")',
    ),
    a2: revisionFile(
      'a2',
      'a1',
      asks,
      'op.drop_table("two")\nop.get_bind().execute(sa.text("drop table asked"))',
    ),
    a3: revisionFile(
      'a3',
      'a2',
      'op.add_column("two", sa.Column("n", sa.Integer()))',
      'op.drop_column("two", "n")',
    ),
  })
  const path = await environmentIn(project.folder)
  const { effects, client, roundTrips } = await openReplay(project.folder)
  const refused = (await effects()).effects
  expect(refused.get('a1')?.why).toBeNull()
  expect(refused.get('a2')?.why?.code).toBe('script-not-read')
  expect(refused.get('a3')?.why?.code).toBe('not-replayed')
  await client.python.allow({ folder: project.folder, path })
  const told = (await effects()).effects
  expect([...told.values()].flatMap(({ why }) => why ?? [])).toEqual([])
  expect(sentences(told.get('a2') ?? { changes: [] })).toEqual([
    'create-table table asked with 1 column',
    'create-table table two with 1 column',
  ])
  expect([...(await roundTrips()).values()].map(({ state }) => state)).toEqual([
    'restored',
    'restored',
    'restored',
  ])
})

test('everybody who watches hears of every revision; what stands on one that could not be replayed names it', async () => {
  const { folder } = await alembicProject({
    a1: revisionFile('a1', null, 'op.create_table("one", sa.Column("id", sa.Integer()))'),
    a2: revisionFile(
      'a2',
      'a1',
      'if op.get_bind().execute(sa.text("select count(*) from one")).scalar() == 0:\n    op.drop_table("one")',
    ),
    a3: revisionFile(
      'a3',
      'a2',
      'op.create_table("three", sa.Column("id", sa.Integer()))',
      'op.drop_table("three")',
    ),
    b1: revisionFile('b1', 'a1', 'op.create_table("beside", sa.Column("id", sa.Integer()))'),
  })
  const { effects, roundTrips } = await openReplay(folder)
  const told = await Promise.all([effects(), effects(), effects()])
  for (const one of told) {
    expect([...one.effects.keys()].toSorted()).toEqual(['a1', 'a2', 'a3', 'b1'])
    expect(one.effects.get('b1')?.why).toBeNull()
    expect(one.effects.get('a3')?.why).toMatchObject({
      code: 'not-replayed',
      revision: 'a2',
      place: { file: 'migrations/versions/a2.py' },
    })
    expect(one.effects.get('a3')?.why?.message).toMatch(
      /^a2 \(a2\.py\) before it could not be replayed: a2 can't be read as data: line \d+ of /,
    )
    expect(one.effects.get('a3')?.why?.advice).toMatch(/^The project’s own Alembic can tell what it does: /)
  }
  expect((await roundTrips('a3')).get('a3')).toMatchObject({
    state: 'not-replayed',
    why: {
      code: 'not-replayed',
      revision: 'a2',
      message: expect.stringMatching(/^a2 \(a2\.py\) before it /),
    },
  })
})

test('a scratch database of PostgreSQL: the same effects, nothing left, and nothing done to the whole server', async () => {
  const folder = await projectFolder({
    ...line,
    '005_role.sql': 'create role varve_must_not_make_this;',
    '006_after.sql': 'create table later (id int);',
  })
  const { effects, client, replayed } = await openReplay(folder)
  const embedded = (await effects()).effects
  const scratch = await scratchOn('postgres', folder, client)
  const told = new Map<string, string[] | string>()
  for await (const one of await client.replay.watch({ ...replayed, scratch }))
    if (one.kind === 'effects')
      told.set(one.effects.revision, one.effects.why?.message ?? sentences(one.effects))
  for (const id of ['001', '002', '003', '004'])
    expect(told.get(id)).toEqual(sentences(embedded.get(id) ?? { changes: [] }))
  expect(told.get('005')).toBe(
    '005 acts on the whole server, not on its database alone: create role varve_must_not_make_this',
  )
  expect(told.get('006')).toMatch(/^005 \(005_role\.sql\) before it could not be replayed: /)
  expect(embedded.get('006')?.why).toBeNull()
})

test('MySQL without a chosen server is refused with the way on', async () => {
  const { client } = await openReplay(await projectFolder(line))
  const refused = await refusal(
    client.replay.since({ folder: await projectFolder(line), dialect: 'mysql', scratch: null, at: [] }),
  )
  expect(refused.code).toBe('not-replayed')
  expect(refused.advice).toMatch(/^Choose a connection/)
})
