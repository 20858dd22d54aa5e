import { expect, test } from 'vitest'
import { changeOf, changesOf, readBody } from '../support/alembic-script'

const name = (text: string, more = {}) => ({ text, final: false, quote: null, ...more })
const table = (text: string, schema: string | null = null) => ({ name: name(text), schema })

test('execute', () => {
  expect(changeOf("op.execute('SELECT 1')")).toMatchObject({
    kind: 'execute',
    sql: ['SELECT 1'],
    place: { line: 7, column: 5 },
  })
  expect(changeOf("op.execute(sa.text('SELECT 1'))")).toMatchObject({ sql: ['SELECT 1'] })
  expect(changeOf("op.execute(sqltext='a::int, \\\\:x, 12:30, %s %')")).toMatchObject({
    sql: ['a::int, :x, 12:30, %s %'],
  })
  expect(
    changeOf("op.get_bind().execute(sa.text('UPDATE t SET a = :a WHERE b = :b'), {'a': 1, 'b': None})"),
  ).toMatchObject({
    sql: [
      'UPDATE t SET a = ',
      { value: { kind: 'integer', text: '1' } },
      ' WHERE b = ',
      { value: { kind: 'null' } },
    ],
  })
  expect(changeOf("op.execute(sa.text('SELECT :a').bindparams(a='x'))")).toMatchObject({
    sql: ['SELECT ', { value: { kind: 'string', text: 'x' } }],
  })
  expect(changeOf("op.get_context().execute('SELECT 1')")).toMatchObject({ sql: ['SELECT 1'] })
})

test('execute once for every dictionary of values; raw text on the connection', () => {
  expect(
    changesOf("op.get_bind().execute(sa.text('SELECT :a'), [{'a': 1}, {'a': 2}])").map((change) =>
      change.kind === 'execute' ? change.sql[1] : null,
    ),
  ).toEqual([{ value: { kind: 'integer', text: '1' } }, { value: { kind: 'integer', text: '2' } }])
  expect(changeOf("op.get_bind().execute(sa.text('SELECT 1'), [])")).toMatchObject({ sql: ['SELECT 1'] })
  expect(changeOf("op.get_bind().exec_driver_sql('SELECT :a')")).toMatchObject({ sql: ['SELECT :a'] })
})

test('bulk_insert', () => {
  const change = changeOf(`import datetime
import uuid
import decimal
t = sa.table('t', sa.column('a', sa.Integer()), sa.column('b', sa.JSON()), sa.column('c'), sa.column('d'), sa.column('e', sa.Uuid()), schema='s')
op.bulk_insert(t, [
    {'a': 1, 'b': {'x': [1, None]}, 'c': 1.5, 'd': datetime.datetime(2020, 2, 29, 1, 2, 3, tzinfo=datetime.timezone.utc), 'e': uuid.UUID('{12345678-1234-5678-1234-567812345678}')},
    {'e': None, 'd': datetime.date(2020, 1, 1), 'c': decimal.Decimal('1.10'), 'b': None, 'a': -20000000000000000000},
])`)
  expect(change).toMatchObject({
    kind: 'bulk-insert',
    table: table('t', 's'),
    names: ['a', 'b', 'c', 'd', 'e'],
    rows: [
      [
        { kind: 'integer', text: '1' },
        {
          kind: 'dict',
          entries: [['x', { kind: 'list', items: [{ kind: 'integer', text: '1' }, { kind: 'null' }] }]],
        },
        { kind: 'float', text: '1.5' },
        { kind: 'datetime', text: '2020-02-29 01:02:03', offset: '+00:00' },
        { kind: 'uuid', text: '12345678-1234-5678-1234-567812345678' },
      ],
      [
        { kind: 'integer', text: '-20000000000000000000' },
        { kind: 'null' },
        { kind: 'decimal', text: '1.10' },
        { kind: 'date', text: '2020-01-01' },
        { kind: 'null' },
      ],
    ],
  })
})

test('bulk_insert into what create_table gave back, one by one, and of nothing', () => {
  const changes = changesOf(`t = op.create_table('t', sa.Column('a', sa.Integer()), sa.Column('b', sa.Text()))
op.bulk_insert(t, [{'a': 1}, {'b': 'x'}], multiinsert=False)
op.bulk_insert(t, [])`)
  expect(changes.map(({ kind }) => kind)).toEqual(['create-table', 'bulk-insert', 'bulk-insert'])
  expect(changes[2]).toMatchObject({ names: ['b'], rows: [[{ kind: 'string', text: 'x' }]] })
})

test('comments of tables', () => {
  expect(changeOf("op.create_table_comment('t', 'c', existing_comment=None, schema='s')")).toMatchObject({
    kind: 'set-table-comment',
    table: table('t', 's'),
    comment: 'c',
  })
  expect(changeOf("op.drop_table_comment('t', existing_comment='c')")).toMatchObject({
    kind: 'drop-table-comment',
    table: table('t'),
  })
})

test('enum types look first unless told otherwise, each in its own way', () => {
  const changes = changesOf(`status = sa.Enum('a', 'b', name='status')
own = postgresql.ENUM('a', name='own', create_type=False)
bind = op.get_bind()
status.create(bind)
status.drop(bind, checkfirst=True)
own.create(op.get_bind(), checkfirst=False)
own.drop(bind=op.get_bind())`)
  expect(changes).toMatchObject([
    { kind: 'create-enum', type: { name: 'Enum', values: ['a', 'b'] }, checkFirst: false },
    { kind: 'drop-enum', checkFirst: true },
    { kind: 'create-enum', type: { name: 'postgresql.ENUM' }, checkFirst: false },
    { kind: 'drop-enum', checkFirst: true },
  ])
})

test('autocommit_block sets its boundaries', () => {
  const changes = changesOf(`with op.get_context().autocommit_block():
    op.execute('VACUUM')
op.execute('SELECT 1')`)
  expect(changes.map(({ kind }) => kind)).toEqual([
    'begin-autocommit',
    'execute',
    'end-autocommit',
    'execute',
  ])
})

test('what a batch gathers comes when its block ends, behind what was sent at once', () => {
  const changes = changesOf(`with op.batch_alter_table('t', schema='s') as b:
    b.add_column(sa.Column('a', sa.Integer()))
    b.drop_column('x')
    b.alter_column('y', nullable=True)
    b.create_index('ix', ['a'], unique=True)
    b.drop_index(b.f('iy'))
    b.create_primary_key('pk', ['a'])
    b.create_unique_constraint('uq', ['a'])
    b.create_foreign_key('fk', 'u', ['a'], ['x'], referent_schema='r', ondelete='CASCADE')
    b.create_check_constraint('ck', sa.text('a > 0'))
    b.create_exclude_constraint('ex', ('a', '='))
    b.drop_constraint('c', type_='unique')
    b.create_table_comment('hello')
    b.drop_table_comment()
    b.execute('SELECT 1')
    op.execute('SELECT 2')`)
  expect(changes.map(({ kind }) => kind)).toEqual([
    'execute',
    'execute',
    'add-column',
    'drop-column',
    'alter-column',
    'create-index',
    'drop-index',
    'add-constraint',
    'add-constraint',
    'add-constraint',
    'add-constraint',
    'add-constraint',
    'drop-constraint',
    'set-table-comment',
    'drop-table-comment',
  ])
  for (const change of changes.slice(2)) {
    if (change.kind === 'drop-index') expect(change).toMatchObject({ table: name('t'), schema: 's' })
    else expect(change).toMatchObject({ table: table('t', 's') })
  }
})

test('names: plain, final, quoted, none', () => {
  const names = changesOf(`from sqlalchemy.sql import quoted_name
op.drop_constraint('a', 't')
op.drop_constraint(op.f('a'), 't')
op.drop_constraint(quoted_name('A', True), 't')
op.drop_constraint(None, 't')`).map((change) => (change.kind === 'drop-constraint' ? change.name : null))
  expect(names).toEqual([name('a'), name('a', { final: true }), name('A', { quote: true }), null])
})

test('a function that asks for nothing is empty', () => {
  expect(readBody('pass')).toEqual({ kind: 'empty' })
  expect(readBody('"""Nothing to do."""\n# really')).toEqual({ kind: 'empty' })
})
