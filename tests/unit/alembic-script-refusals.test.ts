import { expect, test } from 'vitest'
import { readScript } from '#engine/projects/formats/alembic/script/read-script'
import { readBody } from '../support/alembic-script'

/** Body, the line of it that refuses, what the sentence says. */
const refused: [string, number, string][] = [
  ["op.execute('a')\nop.unheard('t')", 2, 'op.unheard() is not one of Alembic’s own operations'],
  ["op.create_entity('t')", 1, 'op.create_entity() is not one of Alembic’s own operations'],
  ["op.drop_table('t', if_exist=True)", 1, 'takes no argument if_exist'],
  ["op.drop_table('t', 's', 'u')", 1, 'does not take so many arguments'],
  ["op.drop_table('t', table_name='t')", 1, 'is given table_name twice'],
  ['op.drop_table()', 1, 'is not given its table_name'],
  ['op.drop_table(5)', 1, 'takes a string as table_name, not an integer'],
  ['op.drop_table(None)', 1, 'takes a string as table_name, not None'],
  ['op.drop_table(*tables)', 1, 'Only a list or a tuple can stand behind *'],
  ["op.create_table('t', sa.Column('a', sa.Integer()), postgresql_tablespace=1)", 1, 'takes a string'],
  ["op.add_column('t', 'a')", 1, 'takes sa.Column(…) as column, not a string'],
  ["op.alter_column('t', 'a', type=sa.Text())", 1, 'takes no argument type'],
  ["op.alter_column('t', 'a', server_default=0)", 1, 'as server_default, not an integer'],
  ["op.alter_column('t', 'a', postgresql_using='b')", 1, 'only together with type_'],
  ["op.create_index('ix', 't', 'abc')", 1, 'takes a list as columns, not a string'],
  ["op.create_index('ix', 't', [])", 1, 'made of no columns'],
  ["op.create_index('ix', 't', ['a'], postgresql_unheard=1)", 1, 'takes no argument postgresql_unheard'],
  [
    "op.create_index('ix', 't', ['a'], postgresql_where=sa.column('a') == 1)",
    1,
    'an SQL expression is compared',
  ],
  ["op.create_unique_constraint('uq', 't', 'a')", 1, 'takes a list as columns'],
  ["op.create_foreign_key('fk', 't', 'u', ['a'], ['x', 'y'])", 1, 'as many columns'],
  [
    "op.create_foreign_key('fk', 't', 'u', ['a'], ['x'], ondelete='NOTHING')",
    1,
    'does not take "NOTHING" as ondelete',
  ],
  ["op.create_primary_key('pk', 't', ['a'], deferrable_=True)", 1, 'takes no argument deferrable_'],
  [
    "op.drop_constraint('c', 't', type_='index')",
    1,
    'takes "foreignkey", "primary", "unique", "check" as type_',
  ],
  ['op.execute(sa.update(t))', 1, 'sa.update() is not understood'],
  ["t = sa.table('t')\nop.execute(t.update())", 2, '.update of a table'],
  ["op.execute('x = :y')", 1, 'asks for a value for “:y”; a plain colon there is written “\\:”'],
  ["op.execute('a', execution_options={'isolation_level': 'AUTOCOMMIT'})", 1, 'Execution options'],
  ['op.execute(["a"])', 1, 'something other than SQL as a text'],
  ["op.get_bind().execute('SELECT 1')", 1, 'takes sa.text(…)'],
  [
    "rows = op.get_bind().execute(sa.text('SELECT 1')).fetchall()",
    1,
    '.fetchall of what a statement gave back',
  ],
  [
    "for row in op.get_bind().execute(sa.text('SELECT 1')):\n    pass",
    1,
    'A loop over what a statement gave back',
  ],
  ["if op.get_bind().execute(sa.text('SELECT 1')):\n    pass", 1, 'depends on what a statement gave back'],
  ["op.get_bind().exec_driver_sql('SELECT 5 % 2')", 1, 'What a % means to the driver'],
  ["op.get_context().execute('SELECT 1', {'a': 1})", 1, 'Execution options'],
  [
    "op.add_column('t', sa.Column('a', sa.Text(), nullable=None))",
    1,
    'takes True or False as nullable, not None',
  ],
  [
    'if op.get_context().version_table_schema:\n    pass',
    1,
    '.version_table_schema of the migration context depends',
  ],
  ["x = (op.execute(a) for a in ['b'])", 1, 'depends on who goes through the list'],
  ["x = 'b'\nop.execute(f'\\{x}')", 2, 'is not known for sure'],
  ['sa.inspect(op.get_bind())', 1, 'sa.inspect() is not understood'],
  ["op.get_bind().scalar(sa.text('SELECT 1'))", 1, 'depends on the database'],
  [
    'op.get_bind().dialect.server_version_info',
    1,
    '.server_version_info of the dialect depends on the database',
  ],
  ["t = sa.table('t', sa.column('a'))\nop.bulk_insert(t, [{'b': 1}])", 2, 'no column "b"'],
  [
    "t = sa.table('t', sa.column('a'), sa.column('b'))\nop.bulk_insert(t, [{'a': 1}, {'b': 1}])",
    2,
    'do not all have the same columns',
  ],
  ["t = sa.table('t', sa.column('a'))\nop.bulk_insert(t, [{'a': {}}])", 2, 'no JSON'],
  ["t = sa.table('t', sa.column('a'))\nop.bulk_insert(t, ({'a': 1},))", 2, 'takes a list as rows'],
  [
    "t = op.create_table('t', sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer(), default=1))\nop.bulk_insert(t, [{'a': 1}])",
    2,
    'b is filled by Python',
  ],
  [
    "t = sa.table('t', sa.column('a', sa.LargeBinary()))\nop.bulk_insert(t, [{'a': 'x'}])",
    2,
    'binary column',
  ],
  ["t = sa.table('t', sa.column('a', sa.Boolean()))\nop.bulk_insert(t, [{'a': 'x'}])", 2, 'as a boolean'],
  [
    "import uuid\nt = sa.table('t', sa.column('a'))\nop.bulk_insert(t, [{'a': uuid.uuid4()}])",
    3,
    'uuid.uuid4() does is not known without running it',
  ],
  [
    'import datetime\nop.execute(str(datetime.datetime.now()))',
    2,
    'datetime.datetime.now() does is not known',
  ],
  [
    "with op.batch_alter_table('t', recreate='always') as b:\n    pass",
    1,
    'takes "auto" or "never" as recreate',
  ],
  ["with op.batch_alter_table('t') as b:\n    b.create_table('u')", 2, 'op.create_table() is not one'],
  [
    "with op.batch_alter_table('t') as b:\n    b.add_column(sa.Column('a', sa.Text()), insert_after='x')",
    2,
    'only where it copies the table',
  ],
  ["with op.batch_alter_table('t') as b:\n    b.drop_column('t', 'a')", 2, 'does not take so many arguments'],
  ["with open('x') as f:\n    pass", 1, 'What open() does is not known'],
  ["postgresql.ENUM('a', name='e').create(None)", 1, 'takes op.get_bind() as bind, not None'],
  ['sa.Text().create(op.get_bind())', 1, 'for enum types only'],
  [
    'raise NotImplementedError("no way back")',
    1,
    'stops here on purpose: raise NotImplementedError("no way back")',
  ],
  ["try:\n    op.drop_table('a')\nexcept Exception:\n    pass", 1, 'depends on whether something fails'],
  ['while True:\n    pass', 1, 'A while loop'],
  ['def inner():\n    pass', 1, 'inner is defined inside'],
  ['global x', 1, 'rebound here'],
  ['x = {1, 2}\nfor a in x:\n    pass', 2, 'A loop over a set'],
  ['x.append(1)', 1, '.append of x'],
  ["x = ['a']\nx.append('b')", 2, '.append of a list'],
  ["x = ['a']\nx += ['b']", 2, 'changed in place'],
  ["x = ['a']\nx[0] = 'b'", 2, 'Something other than a name is assigned to'],
  ["a, b = ['x']", 1, 'do not match'],
  ["op.execute(f'{1.5}')", 1, 'is not known for sure'],
  ["op.execute(f'{1:>5}')", 1, 'is not known for sure'],
  ["op.execute('%5d' % 1)", 1, '%5 is not understood'],
  ["op.execute('%s %s' % ('a',))", 1, 'more values than it is given'],
  ["op.execute('%s' % ('a', 'b'))", 1, 'fewer places than values'],
  ["op.execute('{0!r}'.format('a'))", 1, 'is not understood here'],
  ["op.execute('a'.title())", 1, '.title() of a string'],
  ["op.execute(unheard('a'))", 1, 'What unheard() does is not known'],
  ['from app.models import *', 1, 'What this import brings'],
  ['from app.models import sql\nop.execute(sql())', 2, 'What app.models.sql() does is not known'],
  ['if 1 < 2 < 3:\n    pass', 1, 'not understood'],
  ['op.execute("a" if x else "b")', 1, 'depends on x'],
  ["op.execute((y := 'a'))", 1, 'more than a value spelt out'],
  ['await op.execute("a")', 1, 'more than a value spelt out'],
]

test.each(refused)('%s', (body, line, why) => {
  expect(readBody(body)).toEqual({
    kind: 'not-readable',
    line: line + 6,
    column: expect.any(Number),
    why: expect.stringContaining(why),
  })
})

const top: [string, number, string][] = [
  ['def downgrade():\n    pass\n', 1, 'has no function upgrade()'],
  ['upgrade = None\n', 1, 'What upgrade stands for'],
  ['if True:\n    def upgrade():\n        pass\n', 1, 'What upgrade stands for'],
  ['async def upgrade():\n    pass\n', 1, 'decorated, or not a plain function'],
  ['import x\n@x.y\ndef upgrade():\n    pass\n', 2, 'decorated, or not a plain function'],
  ['def upgrade(engine):\n    pass\n', 1, 'takes arguments'],
  ['def upgrade():\n    yield 1\n', 1, 'decorated, or not a plain function'],
  ['def upgrade(:\n', 1, 'is not Python'],
  ['def upgrade():\n    print "x"\n', 2, 'is Python 2'],
  [
    'from alembic import op\nfrom app import *\ndef upgrade():\n    op.drop_table("t")\n',
    4,
    'What op stands for',
  ],
  [
    'from alembic import op\nop.drop_table = print\ndef upgrade():\n    op.drop_table("t")\n',
    4,
    'What op stands for',
  ],
  ['from app import op\ndef upgrade():\n    op.drop_table("t")\n', 3, 'What app.op.drop_table() does'],
  [
    'from alembic import op\nX = "a"\nif X:\n    X = "b"\ndef upgrade():\n    op.drop_table(X)\n',
    6,
    'What X stands for',
  ],
  [
    'from alembic import op\nX = ["a"]\nX.append("b")\ndef upgrade():\n    op.drop_table(X[0])\n',
    5,
    'What X stands for',
  ],
  [
    'from alembic import op\nimport sqlalchemy as sa\nX = [sa.Column("a", sa.Text())]\nX.append(sa.Column("b", sa.Text()))\ndef upgrade():\n    op.create_table("t", *X)\n',
    6,
    'What X stands for',
  ],
  [
    'from alembic import op\nX = "a"\ndef f():\n    global X\n    X = "b"\ndef upgrade():\n    f()\n    op.drop_table(X)\n',
    4,
    'rebound',
  ],
  [
    'from alembic import op\nX = "a"\ndef f(x=X):\n    op.drop_table(x)\nX = "b"\ndef upgrade():\n    f()\n',
    3,
    'not spelt out',
  ],
  [
    'from alembic import op\ndef upgrade():\n    s = "abcdefgh"\n    for i in range(60):\n        s = s + s\n',
    5,
    'too large',
  ],
]

test.each(top)('%s', (text, line, why) => {
  const read = readScript(text, 'up', 'postgresql')
  expect(read).toMatchObject({ kind: 'not-readable', line, why: expect.stringContaining(why) })
})

test('one thing that is not understood refuses the whole function, and not the other one', () => {
  const text =
    'from alembic import op\ndef upgrade():\n    op.drop_table("a")\n    op.x()\ndef downgrade():\n    op.drop_table("b")\n'
  expect(readScript(text, 'up', 'mysql')).toMatchObject({ kind: 'not-readable', line: 4, column: 5 })
  expect(readScript(text, 'down', 'mysql')).toMatchObject({ kind: 'changes', dialect: 'mysql' })
})

test('binary files and empty ones', () => {
  expect(readScript('', 'up', 'postgresql')).toMatchObject({ kind: 'not-readable' })
  expect(readScript('\u0000\u0001\uFFFD', 'up', 'postgresql')).toMatchObject({ kind: 'not-readable' })
})
