import { expect, test } from 'vitest'
import type { ScriptColumn } from '#contract/script-column'
import { changeOf, readBody } from '../support/alembic-script'

function columnOf(source: string): ScriptColumn | null {
  const change = changeOf(`op.add_column('t', ${source})`)
  return change.kind === 'add-column' ? change.column : null
}

const name = (text: string) => ({ text, final: false, quote: null })

test('a column with nothing but a name and a type', () => {
  expect(columnOf("sa.Column('a', sa.Integer)")).toEqual({
    name: name('a'),
    type: { name: 'Integer', args: {}, values: [], item: null, variants: [] },
    nullable: null,
    primaryKey: false,
    default: null,
    clientDefault: false,
    autoincrement: 'auto',
    unique: false,
    index: false,
    comment: null,
    checks: [],
    references: [],
    place: { line: 7, column: 24 },
  })
})

test('a column with everything', () => {
  expect(
    columnOf(`sa.Column('a', sa.Integer(), sa.ForeignKey('u.id', onupdate='RESTRICT', initially='DEFERRED', deferrable=True, match='FULL'),
    sa.CheckConstraint('a > 0', name='ck'), primary_key=True, nullable=True, unique=True, index=True, comment='c',
    autoincrement=False, default=lambda: 1, onupdate=print, doc='d', info={'x': 1}, key='a', quote=True, system=False,
    server_onupdate=sa.FetchedValue(), sqlite_on_conflict_unique='IGNORE', server_default='x')`),
  ).toMatchObject({
    name: { text: 'a', quote: true },
    references: [
      {
        name: null,
        referred: { schema: null, table: 'u', column: 'id' },
        onUpdate: 'RESTRICT',
        onDelete: null,
        initially: 'DEFERRED',
        deferrable: true,
        match: 'FULL',
      },
    ],
    checks: [{ kind: 'check', name: name('ck'), condition: { kind: 'text', sql: 'a > 0' } }],
    primaryKey: true,
    nullable: true,
    unique: true,
    index: true,
    comment: 'c',
    autoincrement: false,
    clientDefault: true,
    default: { kind: 'string', text: 'x' },
  })
})

test.each([
  '0',
  "'x'",
  'sa.func.now()',
  'sa.text("1")',
  'uuid.uuid4',
  'dict',
  'lambda: 1',
  'datetime.datetime.utcnow',
])('default=%s is Python’s, and noted', (source) => {
  const change = changeOf(
    `import uuid, datetime\nop.add_column('t', sa.Column('a', sa.Integer(), default=${source}))`,
  )
  expect(change).toMatchObject({ column: { clientDefault: true, default: null } })
})

test('default=None is none', () => {
  expect(columnOf("sa.Column('a', sa.Integer(), default=None)")).toMatchObject({ clientDefault: false })
})

test('name and type by keyword', () => {
  expect(columnOf("sa.Column(name='a', type_=sa.Text())")).toMatchObject({
    name: name('a'),
    type: { name: 'Text' },
  })
})

const text = (sql: string) => ({ kind: 'expression', expression: { kind: 'text', sql } })
const call = (...path: string[]) => ({ kind: 'expression', expression: { kind: 'call', path, args: [] } })

test.each([
  ["'0'", { kind: 'string', text: '0' }],
  ["''", { kind: 'string', text: '' }],
  ["sa.text('now()')", text('now()')],
  ['sa.text("\'{}\'::jsonb")', text("'{}'::jsonb")],
  ['sa.func.now()', call('now')],
  ['sa.sql.func.now()', call('now')],
  ['sa.func.current_timestamp()', call('current_timestamp')],
  ['sa.func.app.next_id()', call('app', 'next_id')],
  [
    "sa.func.timezone('UTC', sa.func.now())",
    {
      kind: 'expression',
      expression: {
        kind: 'call',
        path: ['timezone'],
        args: [
          { kind: 'value', value: { kind: 'string', text: 'UTC' } },
          { kind: 'call', path: ['now'], args: [] },
        ],
      },
    },
  ],
  ['sa.true()', { kind: 'expression', expression: { kind: 'true' } }],
  ['sa.false()', { kind: 'expression', expression: { kind: 'false' } }],
  ['sa.sql.expression.null()', { kind: 'expression', expression: { kind: 'null' } }],
  ["sa.literal_column('1')", { kind: 'expression', expression: { kind: 'literal-column', sql: '1' } }],
  [
    "op.inline_literal('x')",
    { kind: 'expression', expression: { kind: 'value', value: { kind: 'string', text: 'x' } } },
  ],
  [
    "sa.cast('x', sa.Text())",
    {
      kind: 'expression',
      expression: {
        kind: 'cast',
        of: { kind: 'value', value: { kind: 'string', text: 'x' } },
        type: { name: 'Text', args: {}, values: [], item: null, variants: [] },
      },
    },
  ],
  ["sa.DefaultClause('x')", { kind: 'string', text: 'x' }],
  ['sa.FetchedValue()', { kind: 'fetched' }],
  ['None', null],
])('server_default=%s', (source, expected) => {
  expect(columnOf(`sa.Column('a', sa.Text(), server_default=${source})`)?.default).toEqual(expected)
})

test('computed and identity columns', () => {
  expect(columnOf("sa.Column('a', sa.Integer(), sa.Computed('b * 2', persisted=True))")?.default).toEqual({
    kind: 'computed',
    sql: 'b * 2',
    persisted: true,
  })
  expect(columnOf("sa.Column('a', sa.Integer(), sa.Computed(sa.text('b')))")?.default).toMatchObject({
    persisted: null,
  })
  expect(
    columnOf(
      "sa.Column('a', sa.BigInteger(), sa.Identity(always=True, start=5, increment=-2, minvalue=-9, maxvalue=9, nominvalue=False, nomaxvalue=True, cycle=True, cache=20, order=False, on_null=True))",
    )?.default,
  ).toEqual({
    kind: 'identity',
    always: true,
    start: '5',
    increment: '-2',
    minValue: '-9',
    maxValue: '9',
    noMinValue: false,
    noMaxValue: true,
    cycle: true,
    cache: '20',
    order: false,
    onNull: true,
  })
})

test.each([
  ["sa.Column('a')", 'The column has no type'],
  ["sa.Column('a', sa.ForeignKey('u.id'))", 'The column has no type'],
  ["sa.Column('a', None)", 'The column has no type'],
  ['sa.Column(sa.Integer())', 'not given its name'],
  ["sa.Column('a', sa.Integer(), name='b')", 'name twice'],
  ["sa.Column('a', sa.Integer(), type_=sa.Text())", 'type twice'],
  ["sa.Column('a', sa.Integer(), key='b')", 'a key of its own'],
  [
    "sa.Column('a', sa.Integer(), server_default=0)",
    'takes a string, a text or an SQL expression as server_default, not an integer',
  ],
  ["sa.Column('a', sa.Integer(), server_default=False)", 'not a boolean'],
  ["sa.Column('a', sa.Integer(), server_default=sa.func.now)", 'not sqlalchemy.func.now'],
  ["sa.Column('a', sa.Integer(), server_default=[])", 'not a list'],
  ["sa.Column('a', sa.Integer(), sa.Computed('1'), server_default='x')", 'two server defaults'],
  ["sa.Column('a', sa.Integer(), sa.Sequence('s'))", 'sa.Sequence() is not understood'],
  ["sa.Column('a', sa.Integer(), nullable=0)", 'takes True or False as nullable'],
  ["sa.Column('a', sa.Integer(), primary=True)", 'no argument primary'],
  ["sa.Column('a', sa.Integer(), postgresql_unheard='x')", 'no argument postgresql_unheard'],
  ["sa.Column('a', sa.Integer(), autoincrement='yes')", 'True, False or "auto"'],
  ["sa.Column('a', sa.Integer(), sa.ForeignKey('id'))", 'refers to "table.column"'],
  [
    "sa.Column('a', sa.Integer(), sa.ForeignKey('u.id', ondelete='EXPLODE'))",
    'does not take "EXPLODE" as ondelete',
  ],
  [
    "sa.Column('a', sa.Integer(), sa.ForeignKey('u.id', initially='SOON'))",
    'does not take "SOON" as initially',
  ],
  ["sa.Column('a', sa.Integer(), sa.UniqueConstraint('a'))", 'a constraint is not understood'],
  ["sa.Column('a', sa.Integer(), sa.CheckConstraint(sa.column('a') > 0))", '“>” of an SQL expression'],
  ["sa.Column('a', sa.Integer(), system=True)", 'A system column'],
  ["sa.Column('a', sa.Integer(), server_default=sa.text(':x'))", 'asks for a value for “:x”'],
  ["sa.Column('a', sa.Integer(), sa.Identity(start='1'))", 'an integer as start'],
])('%s is refused', (source, why) => {
  expect(readBody(`op.add_column('t',\n  ${source})`)).toEqual({
    kind: 'not-readable',
    line: 8,
    column: expect.any(Number),
    why: expect.stringContaining(why),
  })
})

test('constraints of a table speak of its columns alone', () => {
  const refused = (items: string) =>
    readBody(`op.create_table('t',\n  sa.Column('a', sa.Integer()),\n  ${items})`)
  expect(refused("sa.UniqueConstraint('b')")).toMatchObject({ line: 9, why: expect.stringContaining('"b"') })
  expect(refused("sa.PrimaryKeyConstraint('a', 'b')")).toMatchObject({ line: 9 })
  expect(refused("sa.ForeignKeyConstraint(['b'], ['u.id'])")).toMatchObject({ line: 9 })
  expect(refused("sa.Column('a', sa.Text())")).toMatchObject({
    line: 9,
    why: 'The table has two columns "a".',
  })
  expect(refused("sa.ForeignKeyConstraint(['a'], ['u.x', 'u.y'])")).toMatchObject({
    line: 9,
    why: expect.stringContaining('as many columns'),
  })
  expect(refused("sa.ForeignKeyConstraint(['a', 'a'], ['u.x', 'u.y'])")).toMatchObject({
    line: 9,
    why: expect.stringContaining('twice'),
  })
  expect(refused("sa.PrimaryKeyConstraint('a'), sa.PrimaryKeyConstraint('a')")).toMatchObject({
    kind: 'not-readable',
  })
  expect(refused("'b'")).toMatchObject({
    line: 9,
    why: expect.stringContaining('a string is not understood'),
  })
})
