import type { ScriptDialect, ScriptType, ScriptTypeArgument } from '#contract/script-value'

/** The type that DDL gets: the variant of this dialect, where there is one. */
export function typeHere(type: ScriptType, dialect: ScriptDialect): ScriptType {
  return type.variants.find((variant) => variant.dialect === dialect)?.type ?? type
}

/** The class's name without the dialect that brings it. */
export function className(type: ScriptType): string {
  return type.name.slice(type.name.lastIndexOf('.') + 1)
}

/** Whether the class is one of a dialect's own. */
export function isOf(type: ScriptType, dialect: 'postgresql' | 'mysql'): boolean {
  return type.name.startsWith(`${dialect}.`)
}

export function text(type: ScriptType, name: string): string | null {
  const value = argument(type, name)
  return value === null || value === '' ? null : String(value)
}

/** A number of characters, digits … null where it is not given. */
export function count(type: ScriptType, name: string): number | null {
  const value = argument(type, name)
  return value === null ? null : Number(value)
}

/** Whether the argument is given and true in Python. */
export function flag(type: ScriptType, name: string, otherwise = false): boolean {
  const value = argument(type, name)
  return value === null ? otherwise : Boolean(value)
}

function argument(type: ScriptType, name: string): ScriptTypeArgument {
  return type.args[name] ?? null
}

const integers = new Set(['Integer', 'INTEGER', 'INT', 'MEDIUMINT', 'TINYINT'])
const bigIntegers = new Set(['BigInteger', 'BIGINT'])
const smallIntegers = new Set(['SmallInteger', 'SMALLINT'])
const numerics = new Set([
  'Numeric',
  'NUMERIC',
  'DECIMAL',
  'Float',
  'FLOAT',
  'REAL',
  'Double',
  'DOUBLE',
  'DOUBLE_PRECISION',
])
const dateTimes = new Set(['DateTime', 'DATETIME', 'TIMESTAMP'])

/** What SQLAlchemy takes the type for (its “affinity”), where a rule asks. */
export type Affinity = 'integer' | 'small-integer' | 'big-integer' | 'numeric' | 'date-time' | 'other'

export function affinity(type: ScriptType): Affinity {
  const name = className(type)
  if (integers.has(name)) return 'integer'
  if (smallIntegers.has(name)) return 'small-integer'
  if (bigIntegers.has(name)) return 'big-integer'
  if (numerics.has(name)) return 'numeric'
  return dateTimes.has(name) ? 'date-time' : 'other'
}
