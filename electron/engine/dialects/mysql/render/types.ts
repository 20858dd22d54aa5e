import type { ScriptPlace, ScriptType } from '#contract/script-value'
import { enumLength } from '../../sqlalchemy/enumeration'
import { refuse } from '../../sqlalchemy/refuse'
import type { RenderOptions } from '../../sqlalchemy/render-options'
import { className, count, flag, isOf, text, typeHere } from '../../sqlalchemy/type-class'

type Spell = (type: ScriptType) => string | null

/** SQLAlchemy's own names for what MySQL calls otherwise. */
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
  Double: 'DOUBLE',
  DateTime: 'DATETIME',
  Interval: 'DATETIME',
  Date: 'DATE',
  Time: 'TIME',
  Boolean: 'BOOL',
  BOOLEAN: 'BOOL',
  LargeBinary: 'BLOB',
  PickleType: 'BLOB',
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
}

/** Types that are their own name, whatever their arguments. */
const plain = new Set([
  'BOOL',
  'DATE',
  'JSON',
  'UUID',
  'CLOB',
  'NCLOB',
  'DOUBLE PRECISION',
  'TINYBLOB',
  'MEDIUMBLOB',
  'LONGBLOB',
])

const spelled: Readonly<Record<string, Spell>> = {
  VARCHAR: (type) => characters(type, 'VARCHAR', true),
  CHAR: (type) => characters(type, 'CHAR', false),
  NVARCHAR: (type) => characters(type, 'VARCHAR', true, true),
  NCHAR: (type) => characters(type, 'CHAR', false, true),
  TEXT: (type) => characters(type, 'TEXT', false),
  TINYTEXT: (type) => stringOptions(type, 'TINYTEXT'),
  MEDIUMTEXT: (type) => stringOptions(type, 'MEDIUMTEXT'),
  LONGTEXT: (type) => stringOptions(type, 'LONGTEXT'),
  ENUM: (type) => stringOptions(type, `ENUM(${values(type)})`),
  SET: (type) => stringOptions(type, `SET(${values(type)})`),
  BINARY: (type) => sized(type, 'BINARY', 'length'),
  VARBINARY: (type) => (count(type, 'length') === null ? null : sized(type, 'VARBINARY', 'length')),
  BLOB: (type) => sized(type, 'BLOB', 'length'),
  BIT: (type) => sized(type, 'BIT', 'length'),
  YEAR: (type) => sized(type, 'YEAR', 'display_width'),
  DATETIME: (type) => time(type, 'DATETIME'),
  TIMESTAMP: (type) => time(type, 'TIMESTAMP'),
  TIME: (type) => time(type, 'TIME'),
  INTEGER: (type) => integer(type, 'INTEGER'),
  SMALLINT: (type) => integer(type, 'SMALLINT'),
  BIGINT: (type) => integer(type, 'BIGINT'),
  MEDIUMINT: (type) => integer(type, 'MEDIUMINT'),
  TINYINT: (type) => integer(type, 'TINYINT'),
  NUMERIC: (type) => signs(type, digits(type, 'NUMERIC')),
  DECIMAL: (type) => signs(type, digits(type, 'DECIMAL')),
  DOUBLE: (type) => both(type, 'DOUBLE'),
  REAL: (type) => both(type, 'REAL'),
  FLOAT: (type) => signs(type, float(type)),
}

/** A type as SQLAlchemy's MySQL compiler spells it. */
export function typeSql(options: RenderOptions, given: ScriptType, place: ScriptPlace): string {
  const type = typeHere(given, options.dialect)
  if (type.name === 'NullType')
    refuse({ options }, place, 'The column has no type, and SQLAlchemy makes no DDL for it.')
  if (type.name === 'Uuid') return 'CHAR(32)'
  if (type.name === 'Enum' && !flag(type, 'native_enum', true))
    return typeSql(
      options,
      { ...type, name: 'String', args: { ...type.args, length: enumLength(type) } },
      place,
    )
  const own = className(type)
  const name = generic[own] ?? (own === 'Enum' ? 'ENUM' : own)
  if ((name === 'VARCHAR' || name === 'NVARCHAR') && !count(type, 'length'))
    refuse({ options }, place, `${name} requires a length on dialect ${options.dialect}.`)
  if (plain.has(name)) return name
  return (
    spelled[name]?.(type) ??
    refuse({ options }, place, `SQLAlchemy has no MySQL spelling for the type ${type.name}.`)
  )
}

function characters(type: ScriptType, name: string, sizedOnly: boolean, national = false): string {
  const length = count(type, 'length')
  const spelt = length ? `${name}(${length})` : name
  return sizedOnly && !length ? name : stringOptions(type, spelt, national)
}

/** Character set and collation of MySQL's string types; SQLAlchemy's own have a collation alone. */
function stringOptions(type: ScriptType, spelt: string, alwaysNational = false): string {
  const charset = text(type, 'charset')
  const collation = text(type, 'collation') ?? text(type, 'collate')
  const set = charset === null ? shortCharset(type) : `CHARACTER SET ${charset}`
  const order = collation === null ? (flag(type, 'binary') ? 'BINARY' : null) : `COLLATE ${collation}`
  // NATIONAL says which character set.
  const words = alwaysNational || flag(type, 'national') ? ['NATIONAL', spelt, order] : [spelt, set, order]
  return words.filter((word) => word !== null).join(' ')
}

function shortCharset(type: ScriptType): string | null {
  if (flag(type, 'ascii')) return 'ASCII'
  return flag(type, 'unicode') ? 'UNICODE' : null
}

/** SQLAlchemy doubles the quotes of an enum's values, and leaves backslashes to the server. */
function values(type: ScriptType): string {
  return type.values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',')
}

function sized(type: ScriptType, name: string, argument: string): string {
  const size = count(type, argument)
  return size ? `${name}(${size})` : name
}

function time(type: ScriptType, name: string): string {
  return isOf(type, 'mysql') ? sized(type, name, 'fsp') : name
}

function integer(type: ScriptType, name: string): string {
  const width = isOf(type, 'mysql') ? count(type, 'display_width') : null
  return signs(type, width === null ? name : `${name}(${width})`)
}

function signs(type: ScriptType, spelt: string): string {
  if (!isOf(type, 'mysql')) return spelt
  return `${spelt}${flag(type, 'unsigned') ? ' UNSIGNED' : ''}${flag(type, 'zerofill') ? ' ZEROFILL' : ''}`
}

function digits(type: ScriptType, name: string): string {
  const [precision, scale] = [count(type, 'precision'), count(type, 'scale')]
  if (precision === null) return name
  return scale === null ? `${name}(${precision})` : `${name}(${precision}, ${scale})`
}

/** MySQL's classes take precision and scale together or not at all; SQLAlchemy's own have no scale. */
function both(type: ScriptType, name: string): string | null {
  const [precision, scale] = [count(type, 'precision'), count(type, 'scale')]
  if (precision !== null && scale !== null) return signs(type, `${name}(${precision}, ${scale})`)
  const together = name === 'DOUBLE' || isOf(type, 'mysql')
  return together && precision !== scale ? null : signs(type, name)
}

function float(type: ScriptType): string {
  return count(type, 'scale') === null || !isOf(type, 'mysql')
    ? sized(type, 'FLOAT', 'precision')
    : digits(type, 'FLOAT')
}
