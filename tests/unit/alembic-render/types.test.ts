import { expect, test } from 'vitest'
import { sqlOf } from '../../support/alembic/rendered'
import { failure } from '../../support/failure'

const before = {
  postgresql: 'ALTER TABLE t ADD COLUMN c ',
  mysql: 'ALTER TABLE `t` ADD COLUMN `c` ',
} as const

async function typeOf(dialect: 'postgresql' | 'mysql', type: string): Promise<string> {
  const [sql = ''] = await sqlOf(dialect, `op.add_column('t', sa.Column('c', ${type}))`)
  return sql.slice(before[dialect].length)
}

/** As SQLAlchemy 2.0's compilers spell them; what 1.4 has, too, is compared with it on real servers. */
test.each([
  ['sa.Uuid()', 'UUID', 'CHAR(32)'],
  ['sa.Uuid(native_uuid=False)', 'CHAR(32)', 'CHAR(32)'],
  ['sa.UUID()', 'UUID', 'UUID'],
  ['sa.Double()', 'DOUBLE PRECISION', 'DOUBLE'],
  ['sa.DOUBLE_PRECISION()', 'DOUBLE PRECISION', 'DOUBLE PRECISION'],
  ['sa.DateTime(timezone=True)', 'TIMESTAMP WITH TIME ZONE', 'DATETIME'],
  ['sa.Boolean()', 'BOOLEAN', 'BOOL'],
  ['sa.LargeBinary(10)', 'BYTEA', 'BLOB(10)'],
  ['sa.Interval(second_precision=3)', 'INTERVAL (3)', 'DATETIME'],
  ["sa.String(20, collation='C')", 'VARCHAR(20) COLLATE "C"', 'VARCHAR(20) COLLATE C'],
  ["sa.Enum('a', 'bbb', native_enum=False)", 'VARCHAR(3)', 'VARCHAR(3)'],
  ['sa.Float(53)', 'FLOAT(53)', 'FLOAT(53)'],
  ['sa.Integer().with_variant(mysql.TINYINT(1), "mysql")', 'INTEGER', 'TINYINT(1)'],
])('%s is %s and %s', async (type, onPostgres, onMysql) => {
  expect(await typeOf('postgresql', type)).toBe(onPostgres)
  expect(await typeOf('mysql', type)).toBe(onMysql)
})

test.each([
  ["postgresql.ARRAY(sa.String(20, collation='C'), dimensions=2)", 'VARCHAR(20)[][] COLLATE "C"'],
  ['postgresql.INT4MULTIRANGE()', 'INT4MULTIRANGE'],
  ['postgresql.CITEXT()', 'CITEXT'],
  ['postgresql.BIT(varying=True)', 'BIT VARYING'],
  ["postgresql.ENUM('a', name='My Enum', schema='s', create_type=False)", 's."My Enum"'],
])('%s is %s on PostgreSQL', async (type, expected) => {
  expect(await typeOf('postgresql', type)).toBe(expected)
})

test.each([
  ['mysql.BIGINT(20, unsigned=True, zerofill=True)', 'BIGINT(20) UNSIGNED ZEROFILL'],
  [
    "mysql.VARCHAR(5, charset='latin1', collation='latin1_bin')",
    'VARCHAR(5) CHARACTER SET latin1 COLLATE latin1_bin',
  ],
  ['mysql.NVARCHAR(5)', 'NATIONAL VARCHAR(5)'],
  ["mysql.ENUM('it''s', 'b\\\\c')".replace("it''s", "it\\'s"), "ENUM('it''s','b\\c')"],
  ["sa.Enum('100%', 'x')", "ENUM('100%','x')"],
  ['mysql.DATETIME(fsp=6)', 'DATETIME(6)'],
  ['mysql.DOUBLE(10, 2)', 'DOUBLE(10, 2)'],
])('%s is %s on MySQL', async (type, expected) => {
  expect(await typeOf('mysql', type)).toBe(expected)
})

test.each([
  ['mysql', 'sa.String()', 'VARCHAR requires a length on dialect mysql.'],
  ['mysql', 'postgresql.JSONB()', 'SQLAlchemy has no MySQL spelling for the type postgresql.JSONB.'],
  ['mysql', 'sa.ARRAY(sa.Integer())', 'SQLAlchemy has no MySQL spelling for the type ARRAY.'],
  ['postgresql', 'mysql.TINYINT()', 'SQLAlchemy has no PostgreSQL spelling for the type mysql.TINYINT.'],
  ['postgresql', "sa.Enum('a')", 'An enum type of PostgreSQL needs a name, and this one has none.'],
] as const)('%s can not have %s', async (dialect, type, why) => {
  const refused = await failure(typeOf(dialect, type))
  expect(refused).toMatchObject({
    code: 'project-blocked',
    message: why,
    place: { file: 'versions/a.py', line: 7 },
  })
})
