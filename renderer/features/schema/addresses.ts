import { ObjectKind, type ObjectRef, type Outline } from '#contract/catalog'

/** What shares one name in its schema, and so needs no kind in its address. */
const short: ReadonlySet<ObjectKind> = new Set(['table', 'view', 'materialized-view', 'enum'])
const parts: ReadonlySet<string> = new Set(['trigger', 'rule', 'policy'])

/**
 * The address of an object's page, on one of its tabs where `tab` names it: `schema/public/notes`,
 * `schema/public/f(integer)/function`, `schema/public/notes/trigger/t`, `database/extension/citext`.
 */
export function objectRoute(ref: ObjectRef, tab: string | null = null): readonly string[] {
  const { kind, schema, name, table } = ref
  if (table !== null) return ['schema', schema, table, kind, name]
  const end = tab === null ? [] : [tab]
  if (schema === '') return ['database', kind, name, ...end]
  return short.has(kind) && tab === null ? ['schema', schema, name] : ['schema', schema, name, kind, ...end]
}

/** What an address asks for; null where it asks for no object. */
export interface Asked {
  readonly schema: string
  readonly name: string
  /** Null where the address leaves it to the names. */
  readonly kind: ObjectKind | null
  readonly table: string | null
  readonly tab: string | null
}

/** Reads the address of an object's page. */
export function readAddress(path: string, rest: readonly string[]): Asked | null {
  if (path === 'database') {
    const [kind, name, tab = null] = rest
    const known = ObjectKind.safeParse(kind)
    return known.success && name !== undefined
      ? { schema: '', name, kind: known.data, table: null, tab }
      : null
  }
  const [schema, name, kind, fourth = null] = rest
  if (schema === undefined || name === undefined) return null
  const known = ObjectKind.safeParse(kind).data ?? null
  if (kind !== undefined && known !== null && parts.has(kind) && fourth !== null) {
    return { schema, name: fourth, kind: known, table: name, tab: null }
  }
  return { schema, name, kind: known, table: null, tab: fourth }
}

/** The object an address asks for, as the outline has it; null where there is none. */
export function findRef(outline: Outline, asked: Asked): ObjectRef | null {
  const fits = ({ kind, schema, name, table }: ObjectRef): boolean =>
    name === asked.name &&
    schema === asked.schema &&
    table === asked.table &&
    (kind === asked.kind || ((asked.kind === null || short.has(asked.kind)) && short.has(kind)))
  return outline.entries.find(({ ref }) => fits(ref))?.ref ?? null
}
