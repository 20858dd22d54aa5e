import type { ScriptType } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { unreadable } from '../unreadable'

type Make = (args: Arguments) => ScriptType

/** Types of well-known packages that say by themselves what they are on each server. */
const types: Readonly<Record<string, Make>> = {
  'sqlmodel.AutoString': autoString,
  'fastapi_users.GUID': guid,
  'sqlalchemy_utils.UUIDType': uuidType,
}

/** Whether a name is one of these types. */
export function isForeignType(name: string): boolean {
  return Object.hasOwn(types, name)
}

/** The type that a call of one of them makes; null for any other name. */
export function foreignType(name: string, args: Arguments): ScriptType | null {
  return isForeignType(name) ? (types[name]?.(args) ?? null) : null
}

function plain(name: string, args: ScriptType['args'] = {}): ScriptType {
  return { name, args, values: [], item: null, variants: [] }
}

/** SQLModel's string: on MySQL it is 255 long where nobody says how long. */
function autoString(args: Arguments): ScriptType {
  args.named('length')
  const argument = args.some('length')
  args.end()
  if (argument && argument.value.kind !== 'int') return args.wrong('length', argument, 'an integer')
  const length = argument?.value.kind === 'int' ? Number(argument.value.value) : null
  const known = length ?? (args.reading.dialect === 'mysql' ? 255 : null)
  return plain('String', known === null ? {} : { length: known })
}

/** FastAPI Users' key: PostgreSQL's own UUID, 36 characters elsewhere. */
function guid(args: Arguments): ScriptType {
  args.end()
  return args.reading.dialect === 'postgresql' ? plain('postgresql.UUID') : plain('CHAR', { length: 36 })
}

/** SQLAlchemy-Utils' UUID: PostgreSQL's own, else 16 bytes. */
function uuidType(args: Arguments): ScriptType {
  args.named('binary', 'native')
  const binary = args.flag('binary') ?? true
  const native = args.flag('native') ?? true
  args.end()
  if (native && args.reading.dialect === 'postgresql') return plain('postgresql.UUID')
  if (!binary) return unreadable(args.node, 'A UUIDType kept as characters is not understood here.')
  return plain('BINARY', { length: 16 })
}
