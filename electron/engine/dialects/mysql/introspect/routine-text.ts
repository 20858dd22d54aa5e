import { literal, quote } from '../quote'
import type { ParameterRow } from './parameters'
import type { RoutineRow } from './routines'

/** A routine's DDL, put together from information_schema; null where it does not tell the body. */
export function routineText(row: RoutineRow, parameters: readonly ParameterRow[]): string | null {
  if (row.body === null) return null
  const procedure = row.type === 'PROCEDURE'
  const list = parameters.map(
    ({ mode, name, dataType, charset }) =>
      `${procedure ? `${mode.toLowerCase()} ` : ''}${quote(name)} ${typed(dataType, charset)}`,
  )
  const head = `create ${row.type.toLowerCase()} ${quote(row.name)}(${list.join(', ')})`
  // Only routines in another language than SQL (MySQL 9) name it:
  // https://dev.mysql.com/doc/refman/9.1/en/create-procedure.html
  const foreign = row.language !== null && row.language !== 'SQL'
  return [
    procedure ? head : `${head} returns ${typed(row.returns ?? '', row.returnsCharset)}`,
    ...(foreign ? [`    language ${row.language}`] : []),
    ...(row.deterministic === 'YES' ? ['    deterministic'] : []),
    ...(row.access === 'CONTAINS SQL' ? [] : [`    ${row.access.toLowerCase()}`]),
    ...(row.security === 'INVOKER' ? ['    sql security invoker'] : []),
    ...(row.comment === '' ? [] : [`    comment ${literal(row.comment)}`]),
    foreign ? `as $varve$${row.body}$varve$` : row.body,
  ].join('\n')
}

function typed(type: string, charset: string | null): string {
  return charset === null || /\bcharset\b|\bcharacter set\b/i.test(type)
    ? type
    : `${type} character set ${charset}`
}
