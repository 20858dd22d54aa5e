import { refuse } from '../../sqlalchemy/refuse'
import type { RenderOptions } from '../../sqlalchemy/render-options'
import type { Spelling } from '../../sqlalchemy/spelling'
import { flag, typeHere } from '../../sqlalchemy/type-class'
import { literal, quote } from '../quote'
import { typeSql } from './types'

/** How PostgreSQL's compilers of SQLAlchemy spell. */
export function spellingOf(options: RenderOptions): Spelling {
  const spelling: Spelling = {
    options,
    longest: { shortenTo: 63, refuseOver: 63 },
    quote,
    literal,
    type: (type, place) => typeSql(options, type, place),
    cast: (inner, type, place) => `CAST(${inner} AS ${typeSql(options, type, place)})`,
    functions: {},
    uuid: literal,
    typeCheck: (given, column, place) => {
      const type = typeHere(given, options.dialect)
      // PostgreSQL has a boolean of its own, and needs no CHECK for it.
      const holder = type.item ?? type
      if (holder.name !== 'Enum' || flag(holder, 'native_enum', true) || !flag(holder, 'create_constraint'))
        return null
      if (type !== holder)
        refuse(
          spelling,
          place,
          'SQLAlchemy makes no CHECK constraint for an array of an enum that is not native.',
        )
      return `${quote(column)} IN (${type.values.map(literal).join(', ')})`
    },
  }
  return spelling
}
