/**
 * What the types of SQLAlchemy take, in order: `name=kind`, `-name` for what never reaches DDL and is left out,
 * `|` before those that can only be given by name. Versions 1.4 to 2.1 together.
 */
const none = ''
const string = 'length=int collation=str -convert_unicode=bool -unicode_error=str'
const numeric = 'precision=int scale=int -decimal_return_scale=int -asdecimal=bool'
const float = 'precision=int -asdecimal=bool -decimal_return_scale=int'
const length = 'length=int'
const timezone = 'timezone=bool'
const boolean = 'create_constraint=bool name=str'
const uuid = '-as_uuid=bool'
const json = 'none_as_null=bool -astext_type=type'

const core: Record<string, string> = {
  String: string,
  Unicode: string,
  Text: string,
  UnicodeText: string,
  VARCHAR: string,
  NVARCHAR: string,
  CHAR: string,
  NCHAR: string,
  TEXT: string,
  CLOB: string,
  Integer: none,
  SmallInteger: none,
  BigInteger: none,
  INTEGER: none,
  SMALLINT: none,
  BIGINT: none,
  Date: none,
  DATE: none,
  Numeric: numeric,
  NUMERIC: numeric,
  DECIMAL: numeric,
  Float: float,
  FLOAT: float,
  REAL: float,
  Double: float,
  DOUBLE: float,
  DOUBLE_PRECISION: float,
  DateTime: timezone,
  Time: timezone,
  DATETIME: timezone,
  TIME: timezone,
  TIMESTAMP: timezone,
  LargeBinary: length,
  BLOB: length,
  BINARY: length,
  VARBINARY: length,
  Boolean: boolean,
  BOOLEAN: boolean,
  Interval: 'native=bool second_precision=int day_precision=int',
  PickleType: '-protocol=int',
  JSON: 'none_as_null=bool',
  NullType: none,
  Uuid: '-as_uuid=bool native_uuid=bool',
  UUID: uuid,
}

const postgresql: Record<string, string> = {
  BIT: 'length=int varying=bool',
  BYTEA: length,
  CIDR: none,
  CITEXT: string,
  HSTORE: '-text_type=type',
  INET: none,
  INTERVAL: 'precision=int fields=str',
  JSON: json,
  JSONB: json,
  JSONPATH: none,
  MACADDR: none,
  MACADDR8: none,
  MONEY: none,
  OID: none,
  REGCLASS: none,
  REGCONFIG: none,
  TIME: 'timezone=bool precision=int',
  TIMESTAMP: 'timezone=bool precision=int',
  TSQUERY: none,
  TSVECTOR: none,
  UUID: uuid,
  INT4RANGE: none,
  INT8RANGE: none,
  NUMRANGE: none,
  DATERANGE: none,
  TSRANGE: none,
  TSTZRANGE: none,
  INT4MULTIRANGE: none,
  INT8MULTIRANGE: none,
  NUMMULTIRANGE: none,
  DATEMULTIRANGE: none,
  TSMULTIRANGE: none,
  TSTZMULTIRANGE: none,
}

const charset = 'charset=str collation=str collate=str ascii=bool unicode=bool binary=bool national=bool'
const integer = 'display_width=int | unsigned=bool zerofill=bool'
const decimal =
  'precision=int scale=int -asdecimal=bool | unsigned=bool zerofill=bool -decimal_return_scale=int'
const fraction = 'timezone=bool fsp=int'

const mysql: Record<string, string> = {
  BIGINT: integer,
  INTEGER: integer,
  MEDIUMINT: integer,
  SMALLINT: integer,
  TINYINT: integer,
  DECIMAL: decimal,
  NUMERIC: decimal,
  DOUBLE: decimal,
  FLOAT: decimal,
  REAL: decimal,
  BIT: length,
  YEAR: 'display_width=int',
  DATETIME: fraction,
  TIME: fraction,
  TIMESTAMP: fraction,
  CHAR: `length=int | ${charset}`,
  VARCHAR: `length=int | ${charset}`,
  NCHAR: 'length=int | collation=str collate=str binary=bool',
  NVARCHAR: 'length=int | collation=str collate=str binary=bool',
  TEXT: `length=int | ${charset}`,
  TINYTEXT: `| ${charset}`,
  MEDIUMTEXT: `| ${charset}`,
  LONGTEXT: `| ${charset}`,
  TINYBLOB: length,
  MEDIUMBLOB: length,
  LONGBLOB: length,
  JSON: 'none_as_null=bool',
  INET4: none,
  INET6: none,
}

/** Types whose positional arguments are values, not parameters; all else comes by name. */
const values: Record<string, string> = {
  Enum: '| name=str schema=str native_enum=bool create_constraint=bool create_type=bool length=int inherit_schema=bool -validate_strings=bool -omit_aliases=bool -convert_unicode=bool',
  'postgresql.ENUM':
    '| name=str schema=str native_enum=bool create_constraint=bool create_type=bool length=int inherit_schema=bool -validate_strings=bool -omit_aliases=bool -convert_unicode=bool',
  'mysql.ENUM': `| ${charset} -strict=bool -name=str -native_enum=bool -create_constraint=bool -create_type=bool -validate_strings=bool -schema=str -length=int`,
  'mysql.SET': `| ${charset} retrieve_as_bitwise=bool -convert_unicode=bool`,
}

/** Classes that a dialect only passes on, or that have a second name. */
const same: Record<string, string> = { INT: 'INTEGER' }
const passedOn = {
  postgresql: 'BIGINT BOOLEAN CHAR DATE DOUBLE_PRECISION FLOAT INTEGER NUMERIC REAL SMALLINT TEXT VARCHAR',
  mysql: 'BINARY BLOB BOOLEAN DATE VARBINARY',
}

export interface Parameter {
  readonly name: string
  readonly kind: 'int' | 'str' | 'bool' | 'type'
  /** Never reaches DDL. */
  readonly leftOut: boolean
  readonly keywordOnly: boolean
}

function parametersIn(spelt: string): Parameter[] {
  let keywordOnly = false
  const parameters: Parameter[] = []
  for (const word of spelt.split(' ').filter((part) => part !== '')) {
    if (word === '|') {
      keywordOnly = true
      continue
    }
    const [name = '', kind = 'str'] = word.replace('-', '').split('=')
    if (kind === 'int' || kind === 'str' || kind === 'bool' || kind === 'type')
      parameters.push({ name, kind, leftOut: word.startsWith('-'), keywordOnly })
  }
  return parameters
}

const spelt = new Map<string, string>([
  ...Object.entries(core),
  ...Object.entries(postgresql).map(([name, text]) => [`postgresql.${name}`, text] as const),
  ...Object.entries(mysql).map(([name, text]) => [`mysql.${name}`, text] as const),
  ...Object.entries(values),
])

/** A type's name as the model has it, for `sa.X`, `postgresql.X` and `mysql.X`; null for what is no plain type. */
export function typeName(known: string): string | null {
  const [home = '', own = ''] = known.split('.')
  const name = same[own] ?? own
  if (home === 'sa') return spelt.has(name) ? name : null
  // The mariadb dialect hands on the mysql one's types.
  const dialect = home === 'mariadb' ? 'mysql' : home
  if (dialect !== 'postgresql' && dialect !== 'mysql') return null
  if (passedOn[dialect].split(' ').includes(name)) return name
  return spelt.has(`${dialect}.${name}`) ? `${dialect}.${name}` : null
}

/** What a type takes. */
export function parametersOf(type: string): Parameter[] {
  return parametersIn(spelt.get(type) ?? '')
}

/** Whether a type's positional arguments are its values. */
export function hasValues(type: string): boolean {
  return Object.hasOwn(values, type)
}
