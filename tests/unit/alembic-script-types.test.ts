import { expect, test } from 'vitest'
import type { ScriptDialect, ScriptType } from '#contract/script-value'
import { changeOf, readBody } from '../support/alembic-script'

function typeOf(source: string, dialect: ScriptDialect = 'postgresql'): ScriptType | null {
  const change = changeOf(`op.alter_column('t', 'c', type_=${source})`, dialect)
  return change.kind === 'alter-column' ? change.type : null
}

const plain = (name: string, args: ScriptType['args'] = {}): ScriptType => ({
  name,
  args,
  values: [],
  item: null,
  variants: [],
})

const strings = 'String Unicode Text UnicodeText VARCHAR NVARCHAR CHAR NCHAR TEXT CLOB'.split(' ')

test.each(strings)('sa.%s takes a length and a collation', (name) => {
  expect(typeOf(`sa.${name}`)).toEqual(plain(name))
  expect(typeOf(`sa.${name}()`)).toEqual(plain(name))
  expect(typeOf(`sa.${name}(50)`)).toEqual(plain(name, { length: 50 }))
  expect(typeOf(`sa.${name}(length=50, collation='C')`)).toEqual(plain(name, { length: 50, collation: 'C' }))
})

test.each('Integer SmallInteger BigInteger INTEGER SMALLINT BIGINT Date DATE'.split(' '))(
  'sa.%s takes nothing',
  (name) => {
    expect(typeOf(`sa.${name}()`)).toEqual(plain(name))
    expect(readBody(`op.alter_column('t', 'c', type_=sa.${name}(11))`)).toMatchObject({
      kind: 'not-readable',
      line: 7,
    })
  },
)

test.each([
  ['sa.INT()', plain('INTEGER')],
  ['sa.types.String(5)', plain('String', { length: 5 })],
  ['sa.Numeric(10, 2)', plain('Numeric', { precision: 10, scale: 2 })],
  ['sa.Numeric(precision=10, scale=2, asdecimal=False)', plain('Numeric', { precision: 10, scale: 2 })],
  ['sa.NUMERIC(10)', plain('NUMERIC', { precision: 10 })],
  ['sa.DECIMAL(precision=12, scale=4)', plain('DECIMAL', { precision: 12, scale: 4 })],
  ['sa.Float(53)', plain('Float', { precision: 53 })],
  ['sa.FLOAT()', plain('FLOAT')],
  ['sa.REAL()', plain('REAL')],
  ['sa.Double(53)', plain('Double', { precision: 53 })],
  ['sa.DOUBLE()', plain('DOUBLE')],
  ['sa.DOUBLE_PRECISION(precision=53)', plain('DOUBLE_PRECISION', { precision: 53 })],
  ['sa.DateTime(timezone=True)', plain('DateTime', { timezone: true })],
  ['sa.DateTime(True)', plain('DateTime', { timezone: true })],
  ['sa.Time()', plain('Time')],
  ['sa.DATETIME()', plain('DATETIME')],
  ['sa.TIME()', plain('TIME')],
  ['sa.TIMESTAMP(timezone=False)', plain('TIMESTAMP', { timezone: false })],
  ['sa.LargeBinary(16)', plain('LargeBinary', { length: 16 })],
  ['sa.BLOB()', plain('BLOB')],
  ['sa.BINARY(length=16)', plain('BINARY', { length: 16 })],
  ['sa.VARBINARY(16)', plain('VARBINARY', { length: 16 })],
  ['sa.Boolean()', plain('Boolean')],
  [
    "sa.Boolean(create_constraint=True, name='ck')",
    plain('Boolean', { create_constraint: true, name: 'ck' }),
  ],
  ['sa.BOOLEAN()', plain('BOOLEAN')],
  [
    'sa.Interval(second_precision=3, native=False)',
    plain('Interval', { native: false, second_precision: 3 }),
  ],
  ['sa.PickleType()', plain('PickleType')],
  ['sa.JSON(none_as_null=True)', plain('JSON', { none_as_null: true })],
  ['sa.Uuid(as_uuid=False, native_uuid=False)', plain('Uuid', { native_uuid: false })],
  ['sa.UUID()', plain('UUID')],
  ['postgresql.UUID(as_uuid=True)', plain('postgresql.UUID')],
  ['postgresql.JSONB(astext_type=sa.Text())', plain('postgresql.JSONB')],
  ['postgresql.JSON(none_as_null=True)', plain('postgresql.JSON', { none_as_null: true })],
  ['postgresql.HSTORE(text_type=sa.Text())', plain('postgresql.HSTORE')],
  ['postgresql.BIT(8, True)', plain('postgresql.BIT', { length: 8, varying: true })],
  ['postgresql.BYTEA()', plain('postgresql.BYTEA')],
  ["postgresql.CITEXT(collation='C')", plain('postgresql.CITEXT', { collation: 'C' })],
  [
    "postgresql.INTERVAL(precision=6, fields='DAY')",
    plain('postgresql.INTERVAL', { precision: 6, fields: 'DAY' }),
  ],
  ['postgresql.TIME(True, 3)', plain('postgresql.TIME', { timezone: true, precision: 3 })],
  [
    'postgresql.TIMESTAMP(timezone=True, precision=3)',
    plain('postgresql.TIMESTAMP', { timezone: true, precision: 3 }),
  ],
  ['postgresql.VARCHAR(5)', plain('VARCHAR', { length: 5 })],
  ['postgresql.DOUBLE_PRECISION(precision=53)', plain('DOUBLE_PRECISION', { precision: 53 })],
  ['sa.dialects.postgresql.INET()', plain('postgresql.INET')],
  ['mysql.INTEGER(11)', plain('mysql.INTEGER', { display_width: 11 })],
  [
    'mysql.INTEGER(display_width=11, unsigned=True, zerofill=True)',
    plain('mysql.INTEGER', { display_width: 11, unsigned: true, zerofill: true }),
  ],
  [
    'mysql.DECIMAL(10, 2, unsigned=True)',
    plain('mysql.DECIMAL', { precision: 10, scale: 2, unsigned: true }),
  ],
  ['mysql.DOUBLE(asdecimal=True)', plain('mysql.DOUBLE')],
  ['mysql.BIT(1)', plain('mysql.BIT', { length: 1 })],
  ['mysql.YEAR(4)', plain('mysql.YEAR', { display_width: 4 })],
  ['mysql.DATETIME(fsp=6)', plain('mysql.DATETIME', { fsp: 6 })],
  ['mysql.TIMESTAMP(fsp=3)', plain('mysql.TIMESTAMP', { fsp: 3 })],
  ['mysql.TIME(fsp=3)', plain('mysql.TIME', { fsp: 3 })],
  [
    "mysql.VARCHAR(charset='utf8mb4', collation='utf8mb4_bin', length=9)",
    plain('mysql.VARCHAR', { length: 9, charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
  ],
  ["mysql.CHAR(2, charset='ascii')", plain('mysql.CHAR', { length: 2, charset: 'ascii' })],
  ['mysql.TEXT(binary=True)', plain('mysql.TEXT', { binary: true })],
  ["mysql.LONGTEXT(collation='utf8mb4_bin')", plain('mysql.LONGTEXT', { collation: 'utf8mb4_bin' })],
  ['mysql.MEDIUMTEXT(unicode=True)', plain('mysql.MEDIUMTEXT', { unicode: true })],
  ['mysql.LONGBLOB()', plain('mysql.LONGBLOB')],
  ['mysql.BOOLEAN()', plain('BOOLEAN')],
  ['mysql.JSON()', plain('mysql.JSON')],
])('%s', (source, expected) => {
  expect(typeOf(source)).toEqual(expected)
})

const postgresqlPlain =
  'CIDR INET JSONPATH MACADDR MACADDR8 MONEY OID REGCLASS REGCONFIG TSQUERY TSVECTOR INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE INT4MULTIRANGE INT8MULTIRANGE NUMMULTIRANGE DATEMULTIRANGE TSMULTIRANGE TSTZMULTIRANGE'

test.each(postgresqlPlain.split(' '))('postgresql.%s', (name) => {
  expect(typeOf(`postgresql.${name}()`)).toEqual(plain(`postgresql.${name}`))
})

test.each('BIGINT MEDIUMINT SMALLINT TINYINT'.split(' '))('mysql.%s', (name) => {
  expect(typeOf(`mysql.${name}(4, unsigned=True)`)).toEqual(
    plain(`mysql.${name}`, { display_width: 4, unsigned: true }),
  )
})

test('an enum keeps its values in order', () => {
  expect(typeOf("sa.Enum('b', 'a', name='status', schema='s', native_enum=False, length=20)")).toEqual({
    ...plain('Enum', { name: 'status', schema: 's', native_enum: false, length: 20 }),
    values: ['b', 'a'],
  })
  expect(typeOf("postgresql.ENUM('a', name='status', create_type=False)")).toEqual({
    ...plain('postgresql.ENUM', { name: 'status', create_type: false }),
    values: ['a'],
  })
  expect(typeOf("mysql.ENUM('a', 'b', charset='ascii')")).toEqual({
    ...plain('mysql.ENUM', { charset: 'ascii' }),
    values: ['a', 'b'],
  })
  expect(typeOf("mysql.SET('a', 'b')")).toEqual({ ...plain('mysql.SET'), values: ['a', 'b'] })
  expect(typeOf("sa.Enum(*['a', 'b'], name='e')")?.values).toEqual(['a', 'b'])
})

test('an array has its item', () => {
  expect(typeOf('sa.ARRAY(sa.String(5))')).toEqual({
    ...plain('ARRAY'),
    item: plain('String', { length: 5 }),
  })
  expect(typeOf('postgresql.ARRAY(sa.Text, dimensions=2)')).toEqual({
    ...plain('postgresql.ARRAY', { dimensions: 2 }),
    item: plain('Text'),
  })
})

test('variants keep their dialect; those for other servers are left out', () => {
  expect(
    typeOf("sa.JSON().with_variant(postgresql.JSONB(), 'postgresql').with_variant(sa.Text(), 'sqlite')"),
  ).toEqual({
    ...plain('JSON'),
    variants: [{ dialect: 'postgresql', type: plain('postgresql.JSONB') }],
  })
  expect(
    typeOf("sa.Text().with_variant(mysql.LONGTEXT(), 'mysql', 'mariadb')")?.variants.map(
      ({ dialect }) => dialect,
    ),
  ).toEqual(['mysql', 'mariadb'])
})

test('a type of another server is a variant for that server alone', () => {
  const body = (rest: string) =>
    `from sqlalchemy.dialects import sqlite\nop.alter_column('t', 'c', type_=${rest})`
  expect(changeOf(body("sa.BigInteger().with_variant(sqlite.INTEGER(), 'sqlite')"))).toMatchObject({
    type: plain('BigInteger'),
  })
  expect(readBody(body("sa.BigInteger().with_variant(sqlite.INTEGER(), 'mysql')"))).toMatchObject({
    kind: 'not-readable',
    why: 'The type sqlite.INTEGER belongs to another kind of server.',
  })
  expect(readBody(body('sqlite.JSON'))).toMatchObject({ kind: 'not-readable', line: 8 })
  expect(
    readBody("from sqlalchemy.dialects import sqlite\nop.add_column('t', sa.Column('a', sqlite.JSON()))"),
  ).toMatchObject({
    kind: 'not-readable',
    line: 8,
  })
})

test('types of well-known packages say what they are on each server', () => {
  const body = (type: string) =>
    `import sqlmodel\nimport fastapi_users_db_sqlalchemy\nimport sqlalchemy_utils\nop.alter_column('t', 'c', type_=${type})`
  const of = (type: string, dialect: ScriptDialect) => {
    const change = changeOf(body(type), dialect)
    return change.kind === 'alter-column' ? change.type : null
  }
  expect(of('sqlmodel.sql.sqltypes.AutoString()', 'postgresql')).toEqual(plain('String'))
  expect(of('sqlmodel.sql.sqltypes.AutoString()', 'mysql')).toEqual(plain('String', { length: 255 }))
  expect(of('sqlmodel.AutoString(length=7)', 'mysql')).toEqual(plain('String', { length: 7 }))
  expect(of('fastapi_users_db_sqlalchemy.generics.GUID()', 'postgresql')).toEqual(plain('postgresql.UUID'))
  expect(of('fastapi_users_db_sqlalchemy.generics.GUID()', 'mysql')).toEqual(plain('CHAR', { length: 36 }))
  expect(of('sqlalchemy_utils.types.uuid.UUIDType()', 'mysql')).toEqual(plain('BINARY', { length: 16 }))
})

test.each([
  ['sa.String(50, 60)', 'takes a string as collation'],
  ["sa.String('50')", 'takes an integer as length'],
  ['sa.String(size=50)', 'no argument size'],
  ['sa.DateTime(timezone=1)', 'takes True or False as timezone'],
  ['sa.types.UserDefinedType()', 'sa.UserDefinedType() is not understood'],
  ['sa.TypeDecorator()', 'sa.TypeDecorator() is not understood'],
  ['postgresql.VECTOR(3)', 'postgresql.VECTOR() is not understood'],
  ['sa.ARRAY(sa.ARRAY(sa.Integer))', 'does not nest ARRAY'],
  ['sa.Enum(print)', 'takes its values as strings here, not print'],
  ["sa.Enum('a', 1)", 'takes its values as strings'],
  ["'VARCHAR'", 'The type "VARCHAR" is not understood'],
  ['5', 'The type an integer is not understood'],
  [
    "sa.Text().with_variant(sa.String(), 'mysql').with_variant(sa.String(), 'mysql')",
    'has a variant for mysql already',
  ],
  ['sa.Text().with_variant(sa.String())', 'not told for which dialect'],
  ['sa.Text().evaluates_none()', '.evaluates_none() of a type'],
])('%s is refused', (source, why) => {
  expect(readBody(`op.alter_column('t', 'c', type_=${source})`)).toEqual({
    kind: 'not-readable',
    line: 7,
    column: expect.any(Number),
    why: expect.stringContaining(why),
  })
})
