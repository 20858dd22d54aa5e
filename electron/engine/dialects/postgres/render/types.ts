import type { ScriptPlace, ScriptType } from '#contract/script-value'
import { refuse } from '../../sqlalchemy/refuse'
import type { RenderOptions } from '../../sqlalchemy/render-options'
import { className, count, flag, isOf, text, typeHere } from '../../sqlalchemy/type-class'
import { enumLength } from '../../sqlalchemy/enumeration'
import { quote } from '../quote'
import { namedTypeName } from './named-type'

type Spell = (type: ScriptType) => string

/** SQLAlchemy's own names for what PostgreSQL calls otherwise. */
const generic: Readonly<Record<string, string>> = {
  String: 'VARCHAR',
  Unicode: 'VARCHAR',
  Text: 'TEXT',
  UnicodeText: 'TEXT',
  Integer: 'INTEGER',
  INT: 'INTEGER',
  SmallInteger: 'SMALLINT',
  BigInteger: 'BIGINT',
  Numeric: 'NUMERIC',
  Float: 'FLOAT',
  Double: 'DOUBLE_PRECISION',
  DateTime: 'TIMESTAMP',
  Date: 'DATE',
  Time: 'TIME',
  Boolean: 'BOOLEAN',
  LargeBinary: 'BYTEA',
  PickleType: 'BYTEA',
}

/** Types that are their own name, whatever their arguments. */
const plain = new Set(
  (
    'INTEGER SMALLINT BIGINT DATE DATETIME BOOLEAN BLOB REAL DOUBLE CLOB NCLOB UUID BYTEA JSON JSONB JSONPATH HSTORE TSVECTOR TSQUERY ' +
    'INET CIDR MACADDR MACADDR8 CITEXT MONEY OID REGCLASS REGCONFIG ' +
    'INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE ' +
    'INT4MULTIRANGE INT8MULTIRANGE NUMMULTIRANGE DATEMULTIRANGE TSMULTIRANGE TSTZMULTIRANGE'
  ).split(' '),
)

const spelled: Readonly<Record<string, Spell>> = {
  VARCHAR: characters('VARCHAR'),
  CHAR: characters('CHAR'),
  NVARCHAR: characters('NVARCHAR'),
  NCHAR: characters('NCHAR'),
  TEXT: characters('TEXT'),
  BINARY: sized('BINARY'),
  VARBINARY: sized('VARBINARY'),
  NUMERIC: digits('NUMERIC'),
  DECIMAL: digits('DECIMAL'),
  FLOAT: (type) => (count(type, 'precision') ? `FLOAT(${count(type, 'precision')})` : 'FLOAT'),
  DOUBLE_PRECISION: () => 'DOUBLE PRECISION',
  TIMESTAMP: time('TIMESTAMP'),
  TIME: time('TIME'),
  INTERVAL: interval,
  BIT: bit,
}

/** Classes of MySQL's dialect that PostgreSQL's compiler knows nothing of. */
const mysqlOnly = new Set(['DOUBLE', 'BIT', 'SET'])

/** A type as SQLAlchemy's PostgreSQL compiler spells it. */
export function typeSql(options: RenderOptions, given: ScriptType, place: ScriptPlace): string {
  const type = typeHere(given, options.dialect)
  const unknown = (): never =>
    refuse({ options }, place, `SQLAlchemy has no PostgreSQL spelling for the type ${type.name}.`)
  switch (type.name) {
    case 'NullType':
      return refuse({ options }, place, 'The column has no type, and SQLAlchemy makes no DDL for it.')
    case 'Enum':
      return flag(type, 'native_enum', true)
        ? namedTypeName(options, type, place)
        : characters('VARCHAR')({ ...type, args: { ...type.args, length: enumLength(type) } })
    case 'postgresql.ENUM':
    case 'postgresql.DOMAIN':
    case 'mysql.ENUM':
      return namedTypeName(options, type, place)
    case 'Interval':
      return flag(type, 'native', true) ? emulatedInterval(type) : 'TIMESTAMP WITHOUT TIME ZONE'
    case 'Uuid':
      return flag(type, 'native_uuid', true) ? 'UUID' : 'CHAR(32)'
    case 'ARRAY':
    case 'postgresql.ARRAY':
      return type.item === null ? unknown() : array(type, typeSql(options, type.item, place))
  }
  const own = className(type)
  if (isOf(type, 'mysql') && mysqlOnly.has(own)) return unknown()
  const name = generic[own] ?? own
  return plain.has(name) ? name : (spelled[name]?.(type) ?? unknown())
}

function characters(name: string): Spell {
  return (type) => {
    const length = count(type, 'length')
    const collation = text(type, 'collation')
    return `${name}${length ? `(${length})` : ''}${collation === null ? '' : ` COLLATE ${quote(collation)}`}`
  }
}

function sized(name: string): Spell {
  return (type) => (count(type, 'length') ? `${name}(${count(type, 'length')})` : name)
}

function digits(name: string): Spell {
  return (type) => {
    const [precision, scale] = [count(type, 'precision'), count(type, 'scale')]
    if (precision === null) return name
    return scale === null ? `${name}(${precision})` : `${name}(${precision}, ${scale})`
  }
}

function time(name: string): Spell {
  return (type) => {
    const precision = isOf(type, 'mysql') ? null : count(type, 'precision')
    const zone = flag(type, 'timezone') ? 'WITH' : 'WITHOUT'
    return `${name}${precision === null ? '' : `(${precision})`} ${zone} TIME ZONE`
  }
}

function interval(type: ScriptType): string {
  const [fields, precision] = [text(type, 'fields'), count(type, 'precision')]
  return `INTERVAL${fields === null ? '' : ` ${fields}`}${precision === null ? '' : ` (${precision})`}`
}

function emulatedInterval(type: ScriptType): string {
  const precision = count(type, 'second_precision')
  return precision === null ? 'INTERVAL' : `INTERVAL (${precision})`
}

function bit(type: ScriptType): string {
  const length = count(type, 'length')
  if (!flag(type, 'varying')) return `BIT(${length || 1})`
  return length === null ? 'BIT VARYING' : `BIT VARYING(${length})`
}

/** The brackets stand before a collation. */
function array(type: ScriptType, inner: string): string {
  const brackets = '[]'.repeat(count(type, 'dimensions') ?? 1)
  return inner.replace(/(?: COLLATE.*)?$/, (collation) => brackets + collation)
}
