import { expect, test } from 'vitest'
import { postgres } from '#engine/dialects/postgres/index'
import { changesOf } from '../../support/alembic-script'
import { rendered, sqlOf } from '../../support/alembic/rendered'
import { failure } from '../../support/failure'

const pg = (body: string): Promise<string[]> => sqlOf('postgresql', body)

test('a table comes with its types before it, its indexes and comments behind it', async () => {
  expect(
    await pg(`op.create_table('Users',
    sa.Column('id', sa.BigInteger(), primary_key=True),
    sa.Column('mood', sa.Enum('a', "it's", name='mood'), comment='how'),
    sa.Column('email', sa.String(9), unique=True, nullable=False),
    sa.Column('team', sa.Integer(), sa.ForeignKey('teams.id', ondelete='CASCADE'), index=True),
    comment='people', schema='app')`),
  ).toEqual([
    `CREATE TYPE mood AS ENUM ('a', 'it''s')`,
    `CREATE TABLE app."Users" (
  id BIGSERIAL NOT NULL,
  mood mood,
  email VARCHAR(9) NOT NULL,
  team INTEGER,
  PRIMARY KEY (id),
  UNIQUE (email),
  FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE
)`,
    'CREATE INDEX "ix_app_Users_team" ON app."Users" (team)',
    `COMMENT ON TABLE app."Users" IS 'people'`,
    `COMMENT ON COLUMN app."Users".mood IS 'how'`,
  ])
})

test('a type is made once in a run', async () => {
  const madeTypes = new Set<string>()
  const table = (name: string): Promise<string[]> =>
    sqlOf('postgresql', `op.create_table('${name}', sa.Column('m', sa.Enum('a', name='mood')))`, {
      madeTypes,
    })
  expect(await table('one')).toHaveLength(2)
  expect(await table('two')).toHaveLength(1)
  expect(await pg(`op.create_table('x', sa.Column('m', sa.Enum('a', name='mood')))`)).toHaveLength(2)
})

test('checkfirst looks in the catalog within the statement', async () => {
  const [create, drop] = await pg(`e = postgresql.ENUM("$$ '", name='o"dd', schema='s')
e.create(op.get_bind())
e.drop(op.get_bind(), checkfirst=True)`)
  expect(create).toContain('DO $varve1$')
  expect(create).toContain(`CREATE TYPE s."o""dd" AS ENUM ('$$ ''')`)
  expect(create).toContain(`t.typname = 'o"dd'`)
  expect(drop).toBe('DROP TYPE IF EXISTS s."o""dd"')
})

test('each thing that changes of a column is a statement, in Alembic’s order', async () => {
  expect(
    await pg(`op.alter_column('t', 'a', new_column_name='b', nullable=False, server_default=sa.text('now()'),
    type_=sa.DateTime(), existing_type=sa.String(), comment=None, postgresql_using='a::timestamp', schema='x.y')`),
  ).toEqual([
    'ALTER TABLE x.y.t ALTER COLUMN a TYPE TIMESTAMP WITHOUT TIME ZONE USING a::timestamp',
    'ALTER TABLE x.y.t ALTER COLUMN a SET NOT NULL',
    'ALTER TABLE x.y.t ALTER COLUMN a SET DEFAULT now()',
    'COMMENT ON COLUMN x.y.t.a IS NULL',
    'ALTER TABLE x.y.t RENAME a TO b',
  ])
})

test('what newer versions of Alembic and SQLAlchemy add', async () => {
  expect(
    await pg(`op.create_index('i', 't', ['a'], if_not_exists=True, postgresql_nulls_not_distinct=True, postgresql_include=['b'])
op.drop_index('i', if_exists=True, postgresql_concurrently=True)
op.create_unique_constraint('u', 't', ['a'], postgresql_nulls_not_distinct=True)
op.drop_table('t', if_exists=True)
op.drop_column('t', 'a', if_exists=True)`),
  ).toEqual([
    'CREATE INDEX IF NOT EXISTS i ON t (a) INCLUDE (b) NULLS NOT DISTINCT',
    'DROP INDEX CONCURRENTLY IF EXISTS i',
    'ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a)',
    'DROP TABLE IF EXISTS t',
    'ALTER TABLE t DROP COLUMN IF EXISTS a',
  ])
})

test('several statements in one text run in turn, each at the place of the call', async () => {
  const statements = await rendered('postgresql', `op.execute("select ';'; drop table a; -- the end")`)
  expect(statements.map(({ sql, line, column }) => [sql, line, column])).toEqual([
    ["select ';'", 7, 5],
    ['drop table a', 7, 5],
  ])
})

test('what can’t run in a transaction says why', async () => {
  const [concurrently, within, behind] = await rendered(
    'postgresql',
    `op.create_index('i', 't', ['a'], postgresql_concurrently=True)
with op.get_context().autocommit_block():
    op.execute('select 1')
op.execute('select 2')`,
  )
  expect(concurrently).toMatchObject({
    transactional: false,
    reason: 'PostgreSQL does not run CREATE INDEX CONCURRENTLY inside a transaction.',
  })
  expect(within).toMatchObject({
    transactional: false,
    reason: 'The script runs it in an autocommit block.',
  })
  expect(behind).toMatchObject({ transactional: true, reason: null })
})

test('a value added to an enum of the same revision needs no transaction of its own', async () => {
  const [, added] = await rendered(
    'postgresql',
    `op.execute("create type e as enum ('a')")
op.execute("alter type e add value 'b'")`,
  )
  expect(added).toMatchObject({ transactional: true })
})

test.each([
  [
    `op.alter_column('t', 'a', server_default=sa.Computed('x'))`,
    'Alembic neither adds GENERATED ALWAYS AS to a column that is there, nor takes it away.',
  ],
  [
    `op.add_column('t', sa.Column('a', sa.Integer, sa.Computed('1', persisted=False)))`,
    'SQLAlchemy makes only stored computed columns on PostgreSQL, and this one has persisted=False.',
  ],
  [`op.execute('-- nothing')`, 'op.execute is given no statement, and an empty one is refused.'],
  [
    `op.create_index('${'x'.repeat(64)}', 't', ['a'])`,
    `The name ${'x'.repeat(64)} is longer than 63 characters, and SQLAlchemy refuses it.`,
  ],
  [`op.create_index(None, 't', [sa.text('lower(a)')])`, /names an index after its columns/],
  [
    `op.create_table('t', sa.Column('a', sa.Numeric(), primary_key=True))`,
    'The key a is Numeric: up to SQLAlchemy 2.0 it counts upward by itself, since 2.1 it does not.',
  ],
  [
    `op.create_table('t', sa.Column('a', sa.String(2), primary_key=True, autoincrement=True))`,
    'The column a has autoincrement=True, and its type String can’t count.',
  ],
] as const)('%s is refused', async (body, why) => {
  const { code, message, place } = await failure(pg(body))
  expect(code).toBe('project-blocked')
  expect(message).toMatch(why)
  expect(place).toMatchObject({ file: 'versions/a.py', line: 7 })
})

test('names that op.f gives are shortened as SQLAlchemy shortens them', async () => {
  const [sql] = await pg(
    `op.drop_index(op.f('ix_a_table_with_a_long_name_and_then_some_more_of_it_until_it_is_too_long'))`,
  )
  expect(sql).toBe('DROP INDEX ix_a_table_with_a_long_name_and_then_some_more_of_it_un_d6b2')
})

test('rows are as many a statement as fit', async () => {
  const statements = await pg(`op.bulk_insert(sa.table('t', sa.column('a', postgresql.JSONB), sa.column('b')),
    [{'a': {'k': [1, None, 'ü']}, 'b': n} for n in range(1001)])`)
  expect(statements).toHaveLength(2)
  expect(statements[1]).toBe(
    `INSERT INTO t (a, b) VALUES\n  ('{"k": [1, null, "\\u00fc"]}', 1000)`
      .replace("('{", "(E'{")
      .replace('\\u', '\\\\u'),
  )
})

/** A domain is read by no script yet: SQLAlchemy has it since 2.0. */
test('a domain is made before its table', async () => {
  const name = (text: string) => ({ text, final: false, quote: null })
  const [table] = changesOf(`op.create_table('t', sa.Column('a', sa.Integer()))`)
  if (table?.kind !== 'create-table') throw new Error('no table')
  const [column] = table.columns
  if (column === undefined) throw new Error('no column')
  const args = { name: 'posint', check: 'VALUE > 0', not_null: true, constraint_name: 'is_pos', default: '1' }
  const type = { ...column.type, name: 'postgresql.DOMAIN', args, item: column.type }
  const change = {
    ...table,
    columns: [
      { ...column, type },
      { ...column, name: name('b'), type },
    ],
  }
  const statements = await postgres.render([change], 'versions/a.py')
  expect(statements.map(({ sql }) => sql)).toEqual([
    `CREATE DOMAIN posint AS INTEGER DEFAULT '1' CONSTRAINT is_pos NOT NULL CHECK (VALUE > 0)`,
    'CREATE TABLE t (\n  a posint,\n  b posint\n)',
  ])
})

test('what a naming convention that can’t be read would name is refused', async () => {
  const named = (body: string): Promise<string[]> =>
    sqlOf('postgresql', body, { namingConvention: 'unknown' })
  expect(
    await named(`op.create_unique_constraint('u', 't', ['a'])
op.create_check_constraint(op.f('c'), 't', 'a > 0')`),
  ).toHaveLength(2)
  for (const body of [
    `op.create_unique_constraint(None, 't', ['a'])`,
    `op.create_check_constraint('c', 't', 'a > 0')`,
    `op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True))`,
  ])
    expect(await failure(named(body))).toMatchObject({ code: 'project-blocked', place: { line: 7 } })
})
