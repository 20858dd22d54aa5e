import { refuse } from '../../sqlalchemy/refuse'
import type { Of } from '../../sqlalchemy/renderer'
import type { Spelling } from '../../sqlalchemy/spelling'
import { flag, typeHere } from '../../sqlalchemy/type-class'

/** `sa.Enum` makes nothing of its own on MySQL; PostgreSQL's ENUM can't be made there. */
export function enumChange(spelling: Spelling, { type, place }: Of<'create-enum' | 'drop-enum'>): string[] {
  const here = typeHere(type, spelling.options.dialect)
  if (here.name === 'Enum' || !flag(here, 'native_enum', true)) return []
  return refuse(spelling, place, `MySQL has no type ${here.name} to create or drop.`)
}
