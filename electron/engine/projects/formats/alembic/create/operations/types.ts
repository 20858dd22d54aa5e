import type { EnumType } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { repr } from '../python-literal'
import { call, type Named } from './python'

const postgresPlain: Record<string, string> = {
  smallint: 'sa.SmallInteger()',
  integer: 'sa.Integer()',
  bigint: 'sa.BigInteger()',
  text: 'sa.Text()',
  boolean: 'sa.Boolean()',
  date: 'sa.Date()',
  'timestamp without time zone': 'sa.DateTime()',
  'timestamp with time zone': 'sa.DateTime(timezone=True)',
  'time without time zone': 'sa.Time()',
  'time with time zone': 'sa.Time(timezone=True)',
  numeric: 'sa.Numeric()',
  real: 'sa.REAL()',
  'double precision': 'postgresql.DOUBLE_PRECISION()',
  bytea: 'sa.LargeBinary()',
  'character varying': 'sa.String()',
  json: 'postgresql.JSON(astext_type=sa.Text())',
  jsonb: 'postgresql.JSONB(astext_type=sa.Text())',
  uuid: 'postgresql.UUID()',
  inet: 'postgresql.INET()',
  cidr: 'postgresql.CIDR()',
  macaddr: 'postgresql.MACADDR()',
  interval: 'postgresql.INTERVAL()',
  tsvector: 'postgresql.TSVECTOR()',
  tsquery: 'postgresql.TSQUERY()',
  money: 'postgresql.MONEY()',
}

const mysqlPlain: Record<string, string> = {
  'int(11)': 'sa.Integer()',
  int: 'sa.Integer()',
  'bigint(20)': 'sa.BigInteger()',
  bigint: 'sa.BigInteger()',
  'smallint(6)': 'sa.SmallInteger()',
  smallint: 'sa.SmallInteger()',
  'tinyint(1)': 'mysql.TINYINT(display_width=1)',
  text: 'sa.Text()',
  mediumtext: 'mysql.MEDIUMTEXT()',
  longtext: 'mysql.LONGTEXT()',
  blob: 'sa.LargeBinary()',
  longblob: 'mysql.LONGBLOB()',
  date: 'sa.Date()',
  datetime: 'sa.DateTime()',
  timestamp: 'sa.TIMESTAMP()',
  time: 'sa.Time()',
  double: 'mysql.DOUBLE()',
  float: 'sa.Float()',
  json: 'sa.JSON()',
}

/** Makes a type from the words between its parentheses. */
type Sized = readonly [pattern: RegExp, make: (words: readonly string[]) => string]

const postgresSized: readonly Sized[] = [
  [/^character varying\((\d+)\)$/, ([length]) => `sa.String(length=${length})`],
  [/^character\((\d+)\)$/, ([length]) => `sa.CHAR(length=${length})`],
  [/^numeric\((\d+),(\d+)\)$/, ([precision, scale]) => `sa.Numeric(precision=${precision}, scale=${scale})`],
  [
    /^timestamp\((\d)\) (with|without) time zone$/,
    ([precision, zone]) =>
      call('postgresql.TIMESTAMP', [], [...zoned(zone), ['precision', String(precision)]]),
  ],
]

const mysqlSized: readonly Sized[] = [
  [/^varchar\((\d+)\)$/, ([length]) => `sa.String(length=${length})`],
  [/^char\((\d+)\)$/, ([length]) => `sa.CHAR(length=${length})`],
  [/^decimal\((\d+),(\d+)\)$/, ([precision, scale]) => `sa.Numeric(precision=${precision}, scale=${scale})`],
  [/^(datetime|timestamp)\((\d)\)$/, ([type, digits]) => `mysql.${type?.toUpperCase()}(fsp=${digits})`],
  [
    /^(int|bigint|smallint|mediumint|tinyint)(?:\((\d+)\))?( unsigned)?$/,
    ([type, width, unsigned]) =>
      call(
        `mysql.${type === 'int' ? 'INTEGER' : type?.toUpperCase()}`,
        [],
        [
          ['display_width', width ?? null],
          ['unsigned', unsigned === undefined ? null : 'True'],
        ],
      ),
  ],
]

const tables = {
  postgres: { plain: postgresPlain, sized: postgresSized },
  mysql: { plain: mysqlPlain, sized: mysqlSized },
} as const

/** A column's type in SQLAlchemy's words; null where it has none that says exactly this. */
export function typeCall(type: string, dialect: DialectName, enums: readonly EnumType[]): string | null {
  const { plain, sized } = tables[dialect]
  if (Object.hasOwn(plain, type)) return plain[type] ?? null
  for (const [pattern, make] of sized) {
    const found = pattern.exec(type)
    if (found !== null) return make(found.slice(1))
  }
  if (type.endsWith('[]')) {
    const element = typeCall(type.slice(0, -2), dialect, enums)
    return element === null || element.startsWith('postgresql.ARRAY') ? null : `postgresql.ARRAY(${element})`
  }
  const named = enums.find(({ name }) => name === type)
  return named === undefined ? null : enumCall(named)
}

function enumCall({ name, values }: EnumType): string {
  const known = values.map((value) => repr(value))
  return call(
    'postgresql.ENUM',
    known,
    // The type is made by a statement of its own.
    [
      ['name', repr(name)],
      ['create_type', 'False'],
    ],
  )
}

function zoned(words: string | undefined): Named[] {
  return words === 'with' ? [['timezone', 'True']] : []
}
