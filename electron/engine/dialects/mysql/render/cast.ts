import type { ScriptPlace, ScriptType } from '#contract/script-value'
import type { RenderOptions } from '../../sqlalchemy/render-options'
import { affinity, className, count, flag, typeHere } from '../../sqlalchemy/type-class'
import { typeSql } from './types'

const strings = new Set([
  'String',
  'Unicode',
  'Text',
  'UnicodeText',
  'VARCHAR',
  'CHAR',
  'TEXT',
  'NVARCHAR',
  'NCHAR',
])
const binaries = new Set(['LargeBinary', 'BLOB', 'BINARY', 'VARBINARY'])

/** `CAST(…)` in the few words that MySQL casts to; for other types SQLAlchemy leaves the cast out. */
export function castSql(
  options: RenderOptions,
  inner: string,
  given: ScriptType,
  place: ScriptPlace,
): string {
  const to = target(options, typeHere(given, options.dialect), place)
  return to === null ? inner : `CAST(${inner} AS ${to})`
}

function target(options: RenderOptions, type: ScriptType, place: ScriptPlace): string | null {
  const name = className(type)
  if (['integer', 'small-integer', 'big-integer'].includes(affinity(type)))
    return flag(type, 'unsigned') ? 'UNSIGNED INTEGER' : 'SIGNED INTEGER'
  if (name === 'TIMESTAMP') return 'DATETIME'
  if (['DECIMAL', 'DateTime', 'DATETIME', 'Date', 'DATE', 'Time', 'TIME'].includes(name))
    return typeSql(options, type, place)
  if (strings.has(name)) return count(type, 'length') ? `CHAR(${count(type, 'length')})` : 'CHAR'
  if (binaries.has(name)) return 'BINARY'
  if (name === 'JSON') return 'JSON'
  if (name === 'Numeric' || name === 'NUMERIC')
    return typeSql(options, type, place).replace('NUMERIC', 'DECIMAL')
  return null
}
