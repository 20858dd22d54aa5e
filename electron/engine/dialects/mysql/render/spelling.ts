import type { RenderOptions } from '../../sqlalchemy/render-options'
import type { Spelling } from '../../sqlalchemy/spelling'
import { flag, typeHere } from '../../sqlalchemy/type-class'
import { literal, quote } from '../quote'
import { castSql } from './cast'
import { typeSql } from './types'

/** How MySQL's compilers of SQLAlchemy spell. */
export function spellingOf(options: RenderOptions): Spelling {
  return {
    options,
    longest: { shortenTo: 64, refuseOver: 255 },
    quote,
    literal,
    type: (type, place) => typeSql(options, type, place),
    cast: (inner, type, place) => castSql(options, inner, type, place),
    functions: { random: 'rand', sysdate: 'SYSDATE' },
    uuid: (text) => literal(text.replaceAll('-', '')),
    typeCheck: (given, column) => {
      const type = typeHere(given, options.dialect)
      if (!flag(type, 'create_constraint')) return null
      if (type.name === 'Boolean' || type.name === 'BOOLEAN') return `${quote(column)} IN (0, 1)`
      if (type.name !== 'Enum' || flag(type, 'native_enum', true)) return null
      return `${quote(column)} IN (${type.values.map(literal).join(', ')})`
    },
  }
}
