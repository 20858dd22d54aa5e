import { describe, expect, test } from 'vitest'
import type { Catalog, DefinedObject, Table, View } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import type { Hazard } from '#contract/schema-plan'
import { diff } from '#engine/diff/diff'
import { mysql } from '#engine/dialects/mysql/index'
import { catalog, column, foreignKey, index, server, table } from '../../support/catalogs'

const mariadb: ServerInfo = { ...server, dialect: 'mysql', flavour: 'mariadb', version: '10.11.14-MariaDB' }
const mysql8: ServerInfo = { ...server, dialect: 'mysql', flavour: 'mysql', version: '8.4.3' }
const mysql57: ServerInfo = { ...mysql8, version: '5.7.44' }

const users = (of: Partial<Table> = {}): Table =>
  table('users', { engine: 'InnoDB', collation: 'utf8mb4_general_ci', columns: [id], ...of })
const id = column('id', 'int(11)', { nullable: false })
const primary = index('PRIMARY', ['id'], { unique: true, backs: 'primary-key' })
const key = { name: 'PRIMARY', columns: ['id'], comment: null }

/** The hazards of the way between two catalogs, or two tables. */
function hazards(from: Partial<Catalog> | Table, to: Partial<Catalog> | Table, on = mariadb): Hazard[] {
  const whole = (side: Partial<Catalog> | Table): Catalog =>
    catalog({ server: on, ...('name' in side ? { tables: [side] } : side) })
  const [before, after] = [whole(from), whole(to)]
  const { steps, refused } = mysql.way({ from: before, to: after, changes: diff(before, after), renames: [] })
  expect(refused).toEqual([])
  return steps.flatMap(({ statements }) => statements.flatMap((statement) => statement.hazards))
}

/** Each as `code kind name`, without what the server's work costs. */
function risks(from: Partial<Catalog> | Table, to: Partial<Catalog> | Table, on = mariadb): string[] {
  return hazards(from, to, on)
    .filter(({ code }) => code !== 'table-rewrite' && code !== 'write-lock')
    .map(({ code, ref }) => `${code} ${ref.kind} ${ref.name}`)
}

/** What the work costs others, as codes. */
function costs(from: Table, to: Table, on = mariadb): string[] {
  return hazards(from, to, on)
    .map(({ code }) => code)
    .filter((code) => code === 'table-rewrite' || code === 'write-lock')
}

const withColumn = (type: string, of: Parameters<typeof column>[2] = {}): Table =>
  users({ columns: [id, column('a', type, of)] })
const view = (of: Partial<View>): View => ({
  schema: 'public',
  name: 'v',
  materialized: false,
  columns: [],
  definition: 'select 1',
  comment: null,
  ...of,
})
const object = (kind: DefinedObject['ref']['kind'], definition: string): DefinedObject => ({
  ref: { kind, schema: 'public', name: 'o', table: null },
  definition,
  facts: [],
  comment: null,
})

describe('what may be lost', () => {
  test('the rows of a table that is dropped, with their number and bytes; of one that is made, nothing', () => {
    const big = users({ estimatedRows: 5_000_000, bytes: 900_000_000 })
    expect(hazards({ tables: [big] }, {})[0]).toMatchObject({
      code: 'data-loss',
      severity: 'danger',
      rows: 5_000_000,
      bytes: 900_000_000,
      source: expect.stringMatching(/^https:/) as string,
    })
    expect(hazards({}, { tables: [big] })).toEqual([])
  })

  test('rows that the server has no estimate of are not told as a number', () => {
    expect(hazards({ tables: [users({ estimatedRows: -1, bytes: null })] }, {})[0]).toMatchObject({
      rows: null,
      bytes: null,
    })
  })

  test('the values of a column that is dropped, not those of a generated one', () => {
    expect(risks(withColumn('int(11)'), users())).toEqual(['data-loss column a', 'breaks-readers column a'])
    const generated = { expression: '`id` + 1', stored: true }
    expect(risks(withColumn('int(11)', { generated }), users())).toEqual(['breaks-readers column a'])
  })

  test('values that become computed, and none the other way round', () => {
    const stored = withColumn('int(11)', { generated: { expression: '`id` + 1', stored: true } })
    const virtual = withColumn('int(11)', { generated: { expression: '`id` + 1', stored: false } })
    const plain = withColumn('int(11)')
    expect(risks(plain, stored)).toEqual(['data-loss column a'])
    expect(risks(plain, virtual)).toEqual(['data-loss column a'])
    expect(risks(stored, plain)).toEqual([])
    expect(risks(virtual, plain)).toEqual([])
    expect(risks(stored, virtual)).toEqual([])
  })

  test.each([
    ['decimal(10,4)', 'decimal(10,2)'],
    ['double', 'float'],
    ['double', 'int(11)'],
    ['bigint(20)', 'double'],
    ['datetime(6)', 'datetime'],
    ['datetime', 'date'],
    ['timestamp', 'date'],
  ])('what a type cuts without a word: %s to %s', (from, to) => {
    expect(risks(withColumn(from), withColumn(to))).toEqual(['data-loss column a'])
  })

  test('the history of a versioned table', () => {
    const versioned = users({ options: 'with system versioning' })
    expect(risks(versioned, users())).toEqual(['data-loss table users'])
    expect(risks(users(), versioned)).toEqual([])
  })

  test('rows in an engine that keeps none', () => {
    expect(risks(users(), users({ engine: 'BLACKHOLE' }))).toEqual(['data-loss table users'])
    expect(risks(users(), users({ engine: 'MEMORY' }))).toEqual(['data-loss table users'])
    expect(risks(users(), users({ engine: 'Aria' }))).toEqual([])
  })

  test('how far a sequence has counted', () => {
    const numbers = (limit: number) =>
      `CREATE SEQUENCE \`o\` start with 1 minvalue 1 maxvalue ${limit} increment by 1 cache 10 nocycle ENGINE=InnoDB;`
    const sequence = object('sequence', numbers(100))
    expect(risks({ objects: [sequence] }, {})).toEqual(['data-loss sequence o'])
    expect(risks({}, { objects: [sequence] })).toEqual([])
    expect(risks({ objects: [sequence] }, { objects: [object('sequence', numbers(50))] })).toEqual([
      'may-fail-on-data sequence o',
    ])
  })
})

describe('what may fail on rows that are there', () => {
  test.each([
    ['bigint(20)', 'int(11)'],
    ['int(11)', 'int(10) unsigned'],
    ['int(10) unsigned', 'int(11)'],
    ['varchar(50)', 'varchar(20)'],
    ['longtext', 'varchar(100)'],
    ['text', 'int(11)'],
    ["enum('a','b')", "enum('a')"],
    ['decimal(8,2)', 'decimal(6,2)'],
    ['datetime', 'timestamp'],
    ['varchar(9)', 'varbinary(9)'],
  ])('a value that does not fit: %s to %s', (from, to) => {
    expect(risks(withColumn(from), withColumn(to))).toEqual(['may-fail-on-data column a'])
  })

  test.each([
    ['int(11)', 'bigint(20)'],
    ['int(10) unsigned', 'bigint(20)'],
    ['varchar(20)', 'varchar(50)'],
    ['varchar(20)', 'text'],
    ["enum('a','b')", "enum('b','c','a')"],
    ['decimal(6,2)', 'decimal(8,3)'],
    ['date', 'datetime'],
    ['float', 'double'],
    ['smallint(6)', 'double'],
  ])('nothing where every value fits: %s to %s', (from, to) => {
    expect(risks(withColumn(from), withColumn(to))).toEqual([])
  })

  test('characters that the new character set lacks', () => {
    const text = (collation: string): Table => withColumn('varchar(9)', { collation })
    expect(risks(text('utf8mb4_bin'), text('latin1_bin'))).toEqual(['may-fail-on-data column a'])
    expect(risks(text('latin1_bin'), text('utf8mb4_bin'))).toEqual([])
    expect(risks(text('utf8mb4_bin'), text('utf8mb4_unicode_ci'))).toEqual([])
  })

  test('a row without a value, where a column becomes NOT NULL', () => {
    const [nullable, needed] = [withColumn('int(11)'), withColumn('int(11)', { nullable: false })]
    expect(risks(nullable, needed)).toEqual(['may-fail-on-data column a'])
    expect(risks(needed, nullable)).toEqual([])
  })

  test('a new column that needs a value and has none', () => {
    expect(hazards(users(), withColumn('int(11)', { nullable: false }))).toMatchObject([
      { code: 'may-fail-on-data', severity: 'note' },
    ])
    expect(hazards(users(), withColumn('date', { nullable: false }))).toMatchObject([
      { code: 'may-fail-on-data', severity: 'warning' },
    ])
    expect(risks(users(), withColumn('int(11)', { nullable: false, default: '0' }))).toEqual([])
    expect(risks(users(), withColumn('int(11)'))).toEqual([])
  })

  test('rows with the same values under a new key; none where an old key covers it, or the column counts', () => {
    const unique = (...columns: string[]) =>
      users({
        columns: [id, column('a', 'int(11)')],
        indexes: [index('u', columns, { unique: true, backs: 'unique' })],
        uniques: [{ name: 'u', columns, nullsNotDistinct: false, deferrable: 'no', definition: null }],
      })
    expect(risks(withColumn('int(11)'), unique('a'))).toEqual(['may-fail-on-data unique u'])
    expect(risks(unique('a', 'id'), unique('a'))).toEqual(['may-fail-on-data unique u'])
    expect(risks(unique('a'), unique('a', 'id'))).toEqual([])
    expect(risks(unique('a'), withColumn('int(11)'))).toEqual([])
    const keyed = users({ indexes: [primary], primaryKey: key })
    expect(risks(users(), keyed)).toEqual(['may-fail-on-data primary-key PRIMARY'])
    const counting = users({
      columns: [column('id', 'int(11)', { nullable: false, identity: 'auto-increment' })],
      indexes: [primary],
      primaryKey: key,
    })
    expect(
      risks(users({ columns: [column('a', 'int(11)')] }), {
        ...counting,
        columns: [column('a', 'int(11)'), ...counting.columns],
      }),
    ).toEqual([])
  })

  test('rows that a check forbids; none where it goes or is not enforced', () => {
    const checked = (enforced = true) =>
      users({ checks: [{ name: 'c', expression: '`id` > 0', validated: true, enforced }] })
    expect(risks(users(), checked())).toEqual(['may-fail-on-data check c'])
    expect(risks(checked(), users())).toEqual([])
    expect(risks(users(), checked(false), mysql8)).toEqual([])
    expect(risks(checked(false), checked(), mysql8)).toEqual(['may-fail-on-data check c'])
    expect(risks(checked(), checked(false), mysql8)).toEqual([])
  })

  test('rows that a check of a column forbids, which comes with its MODIFY', () => {
    const checks = [{ name: 'a', expression: '`a` > 0', validated: true, enforced: true, column: 'a' }]
    const [plain, checked] = [withColumn('int(11)'), { ...withColumn('int(11)'), checks }]
    expect(risks(plain, checked)).toEqual(['may-fail-on-data check a'])
    expect(risks(checked, plain)).toEqual([])
    expect(risks(checked, { ...withColumn('bigint(20)'), checks })).toEqual([])
  })

  test('rows that refer to nothing under a new foreign key', () => {
    const keyed = { tables: [users(), table('orders', { foreignKeys: [foreignKey(['user'], 'users')] })] }
    const free = { tables: [users(), table('orders')] }
    expect(risks(free, keyed)).toEqual(['may-fail-on-data foreign-key user_fk'])
    expect(risks(keyed, free)).toEqual([])
  })

  test('rows that belong into none of the new partitions', () => {
    const ranges = (...limits: number[]): Table =>
      users({
        kind: 'partitioned',
        partitionBy: `RANGE (\`id\`)\n(${limits.map((limit) => `PARTITION \`p${limit}\` VALUES LESS THAN (${limit})`).join(',\n ')})`,
      })
    expect(risks(users(), ranges(10))).toEqual(['may-fail-on-data table users'])
    expect(risks(ranges(10, 20), ranges(10))).toEqual(['may-fail-on-data table users'])
    expect(risks(ranges(10), ranges(10, 20))).toEqual([])
    expect(risks(ranges(10), users())).toEqual([])
    expect(risks(users(), users({ kind: 'partitioned', partitionBy: 'HASH (`id`)\nPARTITIONS 2' }))).toEqual(
      [],
    )
  })
})

describe('who may break', () => {
  test('readers of a view that goes; of one that is not there for a while', () => {
    const of = (definition: string) => ({ views: [view({ definition })] })
    expect(hazards(of('select 1'), {})).toMatchObject([{ code: 'breaks-readers', severity: 'warning' }])
    expect(hazards(of('select 1'), of('select 2'))).toMatchObject([
      { code: 'breaks-readers', severity: 'note' },
    ])
    expect(hazards({}, of('select 1'))).toEqual([])
  })

  test('nobody where a view is replaced at once, because what it reads stays', () => {
    const refs = { view: { kind: 'view', schema: 'public', name: 'v', table: null } as const }
    const on = { kind: 'table', schema: 'public', name: 'users', table: null } as const
    const of = (definition: string) => ({
      tables: [users()],
      views: [view({ definition })],
      dependencies: [{ from: refs.view, on }],
    })
    expect(hazards(of('select id from users'), of('select id + 1 from users'))).toEqual([])
  })

  test('callers of a routine that goes; on MySQL of one that changes, too', () => {
    const of = (body: string) => ({
      objects: [object('function', `CREATE FUNCTION \`o\`() RETURNS int(11)\nreturn ${body};`)],
    })
    expect(risks(of('1'), {})).toEqual(['breaks-readers function o'])
    expect(risks(of('1'), of('2'))).toEqual([])
    expect(risks(of('1'), of('2'), mysql8)).toEqual(['breaks-readers function o'])
    expect(risks({}, of('1'))).toEqual([])
  })

  test('who reads every column of a table, where one is hidden', () => {
    expect(risks(withColumn('int(11)'), withColumn('int(11)', { invisible: true }))).toEqual([
      'breaks-readers column a',
    ])
    expect(risks(withColumn('int(11)', { invisible: true }), withColumn('int(11)'))).toEqual([])
  })

  test('who says an old name', () => {
    const from = catalog({ server: mariadb, tables: [users({ name: 'people' })] })
    const ref = { kind: 'table', schema: 'public', name: 'users', table: null } as const
    const { steps } = mysql.way({
      from,
      to: from,
      changes: [{ kind: 'rename-table', ref, sentence: 'table users', properties: [] }],
      renames: [{ ref, to: 'people' }],
    })
    expect(steps.flatMap(({ statements }) => statements.flatMap((one) => one.hazards))).toMatchObject([
      { code: 'breaks-readers', ref: { name: 'users' } },
    ])
  })
})

describe('what the work costs others', () => {
  test('a column that is added: at once where the server can, a rebuild on MySQL 5.7', () => {
    expect(costs(users(), withColumn('int(11)'))).toEqual([])
    expect(costs(users(), withColumn('int(11)'), mysql8)).toEqual([])
    expect(costs(users(), withColumn('int(11)'), mysql57)).toEqual(['table-rewrite'])
  })

  test('a column between others: from MySQL 8.0.29 on at once', () => {
    const between = users({ columns: [column('a', 'int(11)'), id] })
    expect(costs(users(), between, mysql8)).toEqual([])
    expect(costs(users(), between, { ...mysql8, version: '8.0.28' })).toEqual(['table-rewrite'])
  })

  test('another type copies the table, and nobody writes meanwhile', () => {
    const big = { estimatedRows: 3_000_000, bytes: 500_000_000 }
    const from = { ...withColumn('int(11)'), ...big }
    const found = hazards(from, { ...withColumn('bigint(20)'), ...big }, mysql8)
    expect(found).toMatchObject([
      { code: 'table-rewrite', severity: 'warning', rows: 3_000_000, bytes: 500_000_000 },
      { code: 'write-lock', severity: 'warning', advice: expect.stringContaining('gh-ost') as string },
    ])
    expect(hazards(withColumn('int(11)'), withColumn('bigint(20)'), mysql8)[0]?.severity).toBe('note')
  })

  test('MariaDB 11.2 copies while others write', () => {
    const on = { ...mariadb, version: '11.4.2-MariaDB' }
    const advice = hazards(withColumn('int(11)'), withColumn('bigint(20)'), on).map((one) => one.advice)
    expect(advice[0]).toContain('ALGORITHM=COPY, LOCK=NONE')
  })

  test('an index is built beside the rows; a full-text one keeps writers away', () => {
    const indexed = (method: string) => ({ ...withColumn('text'), indexes: [index('i', ['a'], { method })] })
    expect(costs(withColumn('text'), indexed('btree'))).toEqual([])
    expect(costs(withColumn('text'), indexed('fulltext'))).toEqual(['table-rewrite', 'write-lock'])
  })

  test('what goes on meanwhile is told with the words that keep it so', () => {
    const [rewrite] = hazards(withColumn('int(11)', { nullable: false }), withColumn('int(11)'), mysql8)
    expect(rewrite).toMatchObject({
      code: 'table-rewrite',
      advice: expect.stringContaining('ALGORITHM=INPLACE, LOCK=NONE') as string,
    })
  })

  test('a longer VARCHAR: at once in as many bytes of length, a copy on MySQL where it takes another', () => {
    expect(costs(withColumn('varchar(10)'), withColumn('varchar(60)'), mysql8)).toEqual([])
    expect(costs(withColumn('varchar(10)'), withColumn('varchar(100)'), mysql8)).toEqual([
      'table-rewrite',
      'write-lock',
    ])
    expect(costs(withColumn('varchar(10)'), withColumn('varchar(100)'))).toEqual([])
  })

  test('other engines copy for everything', () => {
    const aria = (of: Table): Table => ({ ...of, engine: 'Aria' })
    expect(costs(aria(users()), aria(withColumn('int(11)')))).toEqual(['table-rewrite', 'write-lock'])
  })
})
