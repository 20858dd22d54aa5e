import { expect, test } from 'vitest'
import { changeOf } from '../support/alembic-script'

const name = (text: string, more = {}) => ({ text, final: false, quote: null, ...more })
const table = (text: string, schema: string | null = null) => ({ name: name(text), schema })

test('create_table with everything it may hold', () => {
  const change = changeOf(`op.create_table(
    'notes',
    sa.Column('id', sa.Integer(), primary_key=True),
    sa.Column('owner_id', sa.Integer(), sa.ForeignKey('s.users.id', name=op.f('fk'), ondelete='CASCADE', use_alter=True), nullable=False),
    sa.Column('title', sa.String(50), unique=True, index=True, comment='what it is called'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notes')),
    sa.UniqueConstraint('title', 'owner_id', name='uq', deferrable=True, initially='DEFERRED', postgresql_nulls_not_distinct=True),
    sa.ForeignKeyConstraint(['owner_id'], ['s.users.id'], name='fk_owner', onupdate='cascade', ondelete='SET NULL (owner_id)', match='FULL'),
    sa.CheckConstraint("title <> ''", name='ck', postgresql_not_valid=True),
    postgresql.ExcludeConstraint((sa.text('title'), '='), ('owner_id', '<>'), using='gist', where=sa.text('id > 0'), ops={'title': 'x'}, name='ex'),
    sa.Index('ix', 'title', sa.text('lower(title)'), unique=True, postgresql_using='gin'),
    schema='app', comment='kept', prefixes=['UNLOGGED'], if_not_exists=True, postgresql_partition_by='RANGE (id)',
    postgresql_tablespace='fast', postgresql_inherits='base', postgresql_on_commit='DROP', postgresql_with={'fillfactor': 70},
    mysql_engine='InnoDB', info={'a': 1},
)`)
  expect(change).toMatchObject({
    kind: 'create-table',
    table: table('notes', 'app'),
    columns: [
      { name: name('id'), primaryKey: true, nullable: null, autoincrement: 'auto' },
      {
        name: name('owner_id'),
        nullable: false,
        references: [
          {
            name: name('fk', { final: true }),
            referred: { schema: 's', table: 'users', column: 'id' },
            onDelete: 'CASCADE',
            useAlter: true,
          },
        ],
      },
      { name: name('title'), unique: true, index: true, comment: 'what it is called' },
    ],
    constraints: [
      { kind: 'primary-key', columns: ['id'], name: name('pk_notes', { final: true }) },
      {
        kind: 'unique',
        columns: ['title', 'owner_id'],
        deferrable: true,
        initially: 'DEFERRED',
        postgresqlNullsNotDistinct: true,
      },
      {
        kind: 'foreign-key',
        columns: ['owner_id'],
        referred: { schema: 's', table: 'users', columns: ['id'] },
        onUpdate: 'cascade',
        onDelete: 'SET NULL (owner_id)',
        match: 'FULL',
        useAlter: false,
      },
      { kind: 'check', condition: { kind: 'text', sql: "title <> ''" }, postgresqlNotValid: true },
      {
        kind: 'exclusion',
        elements: [
          { of: { kind: 'text', sql: 'title' }, operator: '=' },
          { of: { kind: 'column', name: name('owner_id') }, operator: '<>' },
        ],
        using: 'gist',
        where: { kind: 'text', sql: 'id > 0' },
        ops: { title: 'x' },
      },
    ],
    indexes: [
      {
        name: name('ix'),
        parts: [
          { kind: 'column', name: name('title') },
          { kind: 'text', sql: 'lower(title)' },
        ],
        unique: true,
        postgresql: { using: 'gin' },
      },
    ],
    comment: 'kept',
    prefixes: ['UNLOGGED'],
    ifNotExists: true,
    postgresql: {
      partitionBy: 'RANGE (id)',
      tablespace: 'fast',
      inherits: ['base'],
      onCommit: 'DROP',
      with: [['fillfactor', '70']],
    },
    mysql: [],
    place: { line: 7, column: 5 },
  })
})

test('MySQL table options are read for MySQL alone, and mariadb_ ones for a mariadb URL', () => {
  const body =
    "op.create_table('t', sa.Column('a', sa.Integer()), mysql_engine='InnoDB', mysql_charset='utf8mb4', mysql_row_format='DYNAMIC', mysql_auto_increment='5', mariadb_engine='Aria')"
  expect(changeOf(body, 'mysql')).toMatchObject({
    mysql: [
      ['engine', 'InnoDB'],
      ['charset', 'utf8mb4'],
      ['row_format', 'DYNAMIC'],
      ['auto_increment', '5'],
    ],
  })
  expect(changeOf(body, 'mariadb')).toMatchObject({ mysql: [['engine', 'Aria']] })
  expect(changeOf(body, 'postgresql')).toMatchObject({ mysql: [] })
})

test('drop_table and rename_table', () => {
  expect(changeOf("op.drop_table('t', schema='s', if_exists=True)")).toMatchObject({
    kind: 'drop-table',
    table: table('t', 's'),
    ifExists: true,
  })
  expect(changeOf("op.drop_table('t')")).toMatchObject({ table: table('t'), ifExists: false })
  expect(changeOf("op.rename_table('a', 'b', schema='s')")).toMatchObject({
    kind: 'rename-table',
    table: table('a', 's'),
    newName: 'b',
  })
})

test('add_column and drop_column', () => {
  expect(
    changeOf(
      "op.add_column('t', sa.Column('a', sa.Text()), schema='s', if_not_exists=True, inline_references=True, inline_primary_key=True)",
    ),
  ).toMatchObject({
    kind: 'add-column',
    table: table('t', 's'),
    column: { name: name('a'), type: { name: 'Text' } },
    ifNotExists: true,
    inlineReferences: true,
    inlinePrimaryKey: true,
  })
  expect(
    changeOf("op.drop_column('t', 'a', schema='s', if_exists=True, mssql_drop_default=True)"),
  ).toMatchObject({
    kind: 'drop-column',
    table: table('t', 's'),
    column: 'a',
    ifExists: true,
  })
})

test('alter_column tells what is given from what is not', () => {
  expect(changeOf("op.alter_column('t', 'a')")).toEqual({
    kind: 'alter-column',
    table: table('t'),
    column: 'a',
    type: null,
    nullable: null,
    default: null,
    newName: null,
    comment: null,
    autoincrement: null,
    existing: { type: null, nullable: null, default: null, comment: null, autoincrement: null },
    postgresqlUsing: null,
    place: { line: 7, column: 5 },
  })
  expect(
    changeOf(`op.alter_column(table_name='t', column_name='a', nullable=False, comment=None, server_default=None,
    new_column_name='b', type_=sa.Text(), existing_type=sa.String(5), existing_server_default=sa.text('1'),
    existing_nullable=True, existing_comment='c', schema='s', autoincrement=True, existing_autoincrement=False,
    postgresql_using='a::text')`),
  ).toMatchObject({
    table: table('t', 's'),
    column: 'a',
    nullable: false,
    comment: { to: null },
    default: { to: null },
    newName: 'b',
    type: { name: 'Text' },
    autoincrement: true,
    existing: {
      type: { name: 'String', args: { length: 5 } },
      default: { to: { kind: 'expression', expression: { kind: 'text', sql: '1' } } },
      nullable: true,
      comment: 'c',
      autoincrement: false,
    },
    postgresqlUsing: 'a::text',
  })
  // As Alembic has it, False says "not given".
  expect(changeOf("op.alter_column('t', 'a', server_default=False, comment=False)")).toMatchObject({
    default: null,
    comment: null,
  })
  expect(changeOf("op.alter_column('t', 'a', server_default='x', comment='y')")).toMatchObject({
    default: { to: { kind: 'string', text: 'x' } },
    comment: { to: 'y' },
  })
})

test('create_index with the options of each dialect', () => {
  const body = `op.create_index(op.f('ix'), 't', ['a', sa.text('b DESC'), sa.func.lower(sa.column('c')), sa.column('d').desc()],
    schema='s', unique=True, if_not_exists=True, postgresql_using='gin', postgresql_where=sa.text('a > 0'),
    postgresql_include=['e'], postgresql_ops={'a': 'text_pattern_ops'}, postgresql_concurrently=True,
    postgresql_with={'fillfactor': 50}, postgresql_tablespace='fast', postgresql_nulls_not_distinct=True,
    mysql_length={'a': 10}, mysql_prefix='FULLTEXT', mysql_using='hash', mysql_with_parser='ngram', sqlite_where=sa.text('1'))`
  const parts = [
    { kind: 'column', name: name('a') },
    { kind: 'text', sql: 'b DESC' },
    { kind: 'call', path: ['lower'], args: [{ kind: 'column', name: name('c') }] },
    { kind: 'ordered', of: { kind: 'column', name: name('d') }, words: 'DESC' },
  ]
  expect(changeOf(body)).toMatchObject({
    kind: 'create-index',
    table: table('t', 's'),
    ifNotExists: true,
    index: {
      name: name('ix', { final: true }),
      unique: true,
      parts,
      postgresql: {
        using: 'gin',
        where: { kind: 'text', sql: 'a > 0' },
        include: ['e'],
        ops: { a: 'text_pattern_ops' },
        concurrently: true,
        with: [['fillfactor', '50']],
        tablespace: 'fast',
        nullsNotDistinct: true,
      },
      mysql: { using: null, length: null, prefix: null, withParser: null },
    },
  })
  expect(changeOf(body, 'mysql')).toMatchObject({
    index: {
      parts,
      postgresql: {
        using: null,
        where: null,
        include: [],
        ops: {},
        concurrently: false,
        with: [],
        nullsNotDistinct: null,
      },
      mysql: { using: 'hash', length: { a: 10 }, prefix: 'FULLTEXT', withParser: 'ngram' },
    },
  })
  expect(changeOf("op.create_index('ix', 't', ['a'], mysql_length=7)", 'mysql')).toMatchObject({
    index: { mysql: { length: 7 } },
  })
  expect(changeOf("op.create_index(None, 't', ['a'])")).toMatchObject({
    index: { name: null, unique: false },
  })
  expect(changeOf("op.create_index('ix', 't', ['a'], postgresql_where='b')")).toMatchObject({
    index: { postgresql: { where: { kind: 'text', sql: 'b' } } },
  })
})

test('drop_index', () => {
  expect(changeOf("op.drop_index('ix')")).toMatchObject({
    kind: 'drop-index',
    name: name('ix'),
    table: null,
    schema: null,
  })
  expect(
    changeOf(
      "op.drop_index(op.f('ix'), table_name='t', schema='s', if_exists=True, postgresql_concurrently=True, postgresql_where=sa.text('a'), mysql_length=5)",
    ),
  ).toMatchObject({
    name: name('ix', { final: true }),
    table: name('t'),
    schema: 's',
    ifExists: true,
    postgresqlConcurrently: true,
  })
})

test('constraints of their own', () => {
  expect(changeOf("op.create_primary_key('pk', 't', ['a', 'b'], schema='s')")).toMatchObject({
    kind: 'add-constraint',
    table: table('t', 's'),
    constraint: { kind: 'primary-key', name: name('pk'), columns: ['a', 'b'] },
  })
  expect(
    changeOf("op.create_unique_constraint(None, 't', ['a'], deferrable=False, initially='immediate')"),
  ).toMatchObject({
    constraint: { kind: 'unique', name: null, columns: ['a'], deferrable: false, initially: 'immediate' },
  })
  expect(
    changeOf(
      "op.create_foreign_key('fk', 't', 'u', ['a'], ['x'], onupdate='CASCADE', ondelete='SET NULL', deferrable=True, initially='DEFERRED', match='FULL', source_schema='s', referent_schema='r', use_alter=True, postgresql_not_valid=True)",
    ),
  ).toMatchObject({
    table: table('t', 's'),
    constraint: {
      kind: 'foreign-key',
      columns: ['a'],
      referred: { schema: 'r', table: 'u', columns: ['x'] },
      onUpdate: 'CASCADE',
      onDelete: 'SET NULL',
      deferrable: true,
      initially: 'DEFERRED',
      match: 'FULL',
      useAlter: true,
      postgresqlNotValid: true,
    },
  })
  expect(
    changeOf(
      "op.create_check_constraint('ck', 't', sa.column('a').is_not(None), schema='s', postgresql_not_valid=True)",
    ),
  ).toMatchObject({
    table: table('t', 's'),
    constraint: {
      kind: 'check',
      condition: { kind: 'null-test', of: { kind: 'column', name: name('a') }, words: 'IS NOT NULL' },
      postgresqlNotValid: true,
    },
  })
  expect(
    changeOf("op.create_exclude_constraint('ex', 't', ('a', '&&'), where='b', using='gist', schema='s')"),
  ).toMatchObject({
    table: table('t', 's'),
    constraint: {
      kind: 'exclusion',
      elements: [{ of: { kind: 'column', name: name('a') }, operator: '&&' }],
      where: { kind: 'text', sql: 'b' },
    },
  })
})

test.each(['foreignkey', 'primary', 'unique', 'check'])('drop_constraint of type %s', (type) => {
  expect(changeOf(`op.drop_constraint('c', 't', type_='${type}', schema='s', if_exists=True)`)).toMatchObject(
    {
      kind: 'drop-constraint',
      name: name('c'),
      table: table('t', 's'),
      type,
      ifExists: true,
    },
  )
})

test('drop_constraint without name or type', () => {
  expect(changeOf("op.drop_constraint(None, 't')")).toMatchObject({ name: null, type: null })
})
