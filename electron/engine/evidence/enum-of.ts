import type { ScriptType } from '#contract/script-value'
import type { TouchContext, TouchedObject } from './touch'

/** The enum type that a column's type stands for on a server that has such types; null for any other. */
export function enumOf(
  type: ScriptType,
  tableSchema: string | null,
  { landing, enumTypes }: TouchContext,
): TouchedObject | null {
  // A variant may be the one that counts; which, only the dialect's renderer tells.
  if (!enumTypes || type.variants.length > 0) return null
  if (type.item !== null) return enumOf(type.item, tableSchema, { landing, enumTypes })
  const { name, native_enum: native, create_type: creates, schema, inherit_schema: inherits } = type.args
  const isEnum = (type.name === 'Enum' && native !== false) || type.name === 'postgresql.ENUM'
  if (!isEnum || typeof name !== 'string') return null
  if (type.name !== 'Enum' && creates === false) return null
  const own = typeof schema === 'string' ? schema : inherits === true ? tableSchema : null
  return { kind: 'enum', schema: own ?? landing, table: null, name, columns: [] }
}
