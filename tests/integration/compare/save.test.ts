import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Statement } from '#contract/plan'
import type { SchemaStatement } from '#contract/schema-plan'
import { saveRevision } from '#engine/compare/save'
import { dialectNamed } from '#engine/dialects/index'
import { diff } from '#engine/diff/diff'
import { openProject } from '#engine/projects/open'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { alembicCommand, envFromEnvironment } from '../../support/alembic/command'
import { type DatabaseKind, freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'

const mako = await readFile('migrations-samples/notes-app/alembic/script.py.mako', 'utf8')
const alembicFiles = {
  'alembic.ini': '[alembic]\nscript_location = alembic\n',
  'alembic/env.py': envFromEnvironment,
  'alembic/script.py.mako': mako,
  'alembic/versions/a1_first.py':
    '"""first"""\nrevision = "a1"\ndown_revision = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n',
}

interface Way {
  readonly kind: DatabaseKind
  readonly from: string
  readonly to: string
  /** `[sql, reverse, kind of the change it is for]`. */
  readonly statements: readonly (readonly [sql: string, reverse: string | null, change: string | null])[]
  readonly apart?: boolean
}

async function catalogOf(kind: DatabaseKind, ...sql: string[]): Promise<Catalog> {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  const session = await database.connect()
  const dialect = dialectNamed(session.server.dialect)
  try {
    for (const text of sql)
      for (const statement of await dialect.split(text)) await session.run(statement.sql)
    // MySQL's schema is the database, which every catalog has to itself here.
    const told = JSON.stringify(await dialect.introspect(session))
    return JSON.parse(told.replaceAll(session.server.database, 'home')) as Catalog
  } finally {
    await session.close()
  }
}

async function save(folder: string, { kind, from, to, statements, apart = false }: Way) {
  const [before, after] = await Promise.all([catalogOf(kind, from), catalogOf(kind, to)])
  const changes = diff(before, after)
  const dialect = dialectNamed(before.server.dialect)
  const planned = statements.map(([sql, reverseSql, change]): SchemaStatement => {
    const at = changes.findIndex((one) => one.kind === change)
    const transactional = dialect.transactionalDdl && !apart
    return { sql, reverseSql, change: at === -1 ? null : at, transactional, hazards: [] }
  })
  const text = (list: readonly Statement[]) => list.map(({ sql }) => `${sql};\n`).join('')
  let asked = 0
  const saved = await saveRevision({
    folder,
    message: 'as found',
    dialect,
    from: before,
    to: after,
    changes,
    statements: planned,
    holds: async (up, down) => {
      asked++
      const ran = await catalogOf(kind, from, text(up))
      if (down === null) return diff(ran, after).length === 0
      const back = await catalogOf(kind, from, text(up), text(down))
      return diff(ran, after).length === 0 && diff(back, before).length === 0
    },
  })
  const files = await Promise.all(saved.files.map((file) => readFile(join(folder, file), 'utf8')))
  return { ...saved, texts: files, asked }
}

const tags: Way = {
  kind: 'postgres',
  from: 'create table users (id serial primary key, email varchar(255))',
  to: `create table users (id serial primary key, email text not null);
    create table tags (id serial primary key, user_id integer not null, name varchar(80) default 'x''y',
      at timestamptz not null default now(), price numeric(8,2), labels text[], data jsonb,
      constraint uq_tags_name unique (name), constraint ck_tags check (price > 0),
      constraint fk_tags_user foreign key (user_id) references users (id) on delete cascade);
    create index ix_tags_at on tags (user_id, at desc) where name <> ':x'`,
  statements: [
    [
      `CREATE TABLE public.tags (id serial primary key, user_id integer not null, name varchar(80) default 'x''y',
      at timestamptz not null default now(), price numeric(8,2), labels text[], data jsonb,
      constraint uq_tags_name unique (name), constraint ck_tags check (price > 0))`,
      'DROP TABLE tags',
      'create-table',
    ],
    ['ALTER TABLE users ALTER email TYPE text', 'ALTER TABLE users ALTER email TYPE varchar(255)', null],
    ['ALTER TABLE users ALTER email SET NOT NULL', 'ALTER TABLE users ALTER email DROP NOT NULL', null],
    [
      'ALTER TABLE tags ADD CONSTRAINT fk_tags_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE',
      'ALTER TABLE tags DROP CONSTRAINT fk_tags_user',
      'add-foreign-key',
    ],
    [
      "CREATE INDEX ix_tags_at ON tags (user_id, at DESC) WHERE name <> ':x'",
      'DROP INDEX ix_tags_at',
      'create-index',
    ],
  ],
}

/** What the project's own Alembic makes of it, up and down again, in a copy of *from*. */
async function byAlembic(folder: string, { kind, from, to }: Way): Promise<void> {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  const session = await database.connect()
  onTestFinished(() => session.close())
  const dialect = dialectNamed(session.server.dialect)
  const url = await sqlalchemyUrl(session, database.target, database.password)
  const look = async () => {
    const told = JSON.stringify(await dialect.introspect(session))
    const { tables, ...catalog } = JSON.parse(told.replaceAll(session.server.database, 'home')) as Catalog
    return { ...catalog, tables: tables.filter(({ name }) => name !== 'alembic_version') }
  }
  for (const { sql } of await dialect.split(from)) await session.run(sql)
  await alembicCommand(folder, url, 'upgrade', 'head')
  expect(diff(await look(), await catalogOf(kind, to))).toEqual([])
  await alembicCommand(folder, url, 'downgrade', 'a1')
  expect(diff(await look(), await catalogOf(kind, from))).toEqual([])
}

describe('a way saved into an Alembic project', () => {
  test('is told in operations where they make the same, and executed where not', async () => {
    const folder = await projectFolder(alembicFiles)
    const { texts, files, asked, revision } = await save(folder, tags)
    const [text = ''] = texts
    expect(asked).toBe(1)
    expect(files[0]).toMatch(/^alembic\/versions\/[0-9a-f]{12}_as_found\.py$/)
    expect(text).toContain('from sqlalchemy.dialects import postgresql')
    expect(text).toContain(
      "op.create_table(\n        'tags',\n        sa.Column('id', sa.Integer(), autoincrement=True",
    )
    expect(text).toContain("op.create_foreign_key(\n        op.f('fk_tags_user'), 'users'".slice(0, 30))
    expect(text).toContain("op.execute('ALTER TABLE users ALTER email TYPE text')")
    expect(text).toContain("op.drop_table('tags')")
    const { revisions } = await openProject(folder)
    expect(revisions.find(({ id }) => id === revision)?.downRevisions).toEqual(['a1'])
    await byAlembic(folder, tags)
  })

  test('is executed word for word where operations would make something else', async () => {
    const folder = await projectFolder(alembicFiles)
    const way: Way = {
      kind: 'postgres',
      from: 'create table t (a integer)',
      to: `create table t (a integer, b text);
        create function f() returns text language sql as $$ select ':a'::text $$`,
      statements: [
        ['ALTER TABLE t ADD b text', 'ALTER TABLE t DROP b', null],
        [
          "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ select ':a'::text $$",
          'DROP FUNCTION f()',
          'create-object',
        ],
      ],
    }
    const { texts, asked } = await save(folder, way)
    await byAlembic(folder, way)
    expect(asked).toBe(0)
    expect(texts[0]).toContain(
      'op.execute("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ select \'\\\\:a\'::text $$")',
    )
  })

  test('what nothing undoes raises in the downgrade, and a statement apart stands in an autocommit block', async () => {
    const folder = await projectFolder(alembicFiles)
    const { texts } = await save(folder, {
      kind: 'postgres',
      from: 'create table t (a integer)',
      to: 'create table t (a integer); create index i on t (a)',
      statements: [['CREATE INDEX CONCURRENTLY i ON t (a)', null, 'create-index']],
      apart: true,
    })
    expect(texts[0]).toContain('raise NotImplementedError(')
    expect(texts[0]).toContain(
      "with op.get_context().autocommit_block():\n        op.create_index(op.f('i'), 't', ['a'], unique=False, postgresql_concurrently=True)",
    )
  })

  test('works on MariaDB', async () => {
    const folder = await projectFolder(alembicFiles)
    const way: Way = {
      kind: 'mariadb',
      from: 'create table users (id int auto_increment primary key)',
      to: `create table users (id int auto_increment primary key);
        create table tags (id int not null auto_increment, user_id int not null, name varchar(80) comment 'it''s',
          primary key (id), key ix_name (name(10)),
          constraint fk_user foreign key (user_id) references users (id) on delete cascade)`,
      statements: [
        [
          `create table tags (id int not null auto_increment, user_id int not null, name varchar(80) comment 'it''s',
          primary key (id), key ix_name (name(10)),
          constraint fk_user foreign key (user_id) references users (id) on delete cascade)`,
          'drop table tags',
          'create-table',
        ],
      ],
    }
    const { texts, asked } = await save(folder, way)
    await byAlembic(folder, way)
    expect(asked).toBe(1)
    expect(texts[0]).toContain("op.create_table(\n        'tags',")
    expect(texts[0]).toContain("mysql_length={'name': 10}")
  })
})

describe('a way saved into a folder of SQL files', () => {
  const way: Way = {
    kind: 'postgres',
    from: 'create table t (a integer)',
    to: 'create table t (a integer); create index i on t (a)',
    statements: [['CREATE INDEX i ON t (a)', 'DROP INDEX i', 'create-index']],
  }

  test.each([
    [{ '001_t.sql': 'select 1' }, ['002_as_found.up.sql', '002_as_found.down.sql']],
    [
      { '0009-t.up.sql': 'select 1', '0009-t.down.sql': 'select 1' },
      ['0010-as-found.up.sql', '0010-as-found.down.sql'],
    ],
    [
      { '1.9_t.sql': 'select 1', '1.9_t.down.sql': 'select 1' },
      ['1.10_as_found.sql', '1.10_as_found.down.sql'],
    ],
    [{ 'V1__t.sql': 'select 1' }, ['V2__as_found.sql', 'U2__as_found.sql']],
    [{ '20240131120000_t.sql': '-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;' }, null],
  ])('%o', async (files, names) => {
    const folder = await projectFolder(files)
    const { files: written, texts, revision } = await save(folder, way)
    if (names === null) {
      expect(written).toHaveLength(1)
      expect(written[0]).toMatch(/^20\d{12}_as_found\.sql$/)
      expect(texts[0]).toBe('-- migrate:up\nCREATE INDEX i ON t (a);\n\n-- migrate:down\nDROP INDEX i;\n')
    } else {
      expect(written).toEqual(names)
      expect(texts).toEqual(['CREATE INDEX i ON t (a);\n', 'DROP INDEX i;\n'])
    }
    const { revisions, problems } = await openProject(folder)
    expect(problems.filter(({ blocks }) => blocks)).toEqual([])
    expect(revisions.at(-1)).toMatchObject({ id: revision, hasUp: true, hasDown: true })
  })

  test('never goes before a revision of the future', async () => {
    const folder = await projectFolder({ '20990131120000_t.sql': 'select 1' })
    await expect(save(folder, way)).rejects.toMatchObject({ data: { code: 'project-blocked' } })
  })
})
