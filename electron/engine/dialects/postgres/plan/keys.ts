import type { ObjectKind, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'

type Named = { readonly schema: string; readonly name: string }

/** The reference of what stands by itself. */
export function objectRef(kind: ObjectKind, { schema, name }: Named): ObjectRef {
  return { kind, schema, name, table: null }
}

/** The reference of what belongs to a table or view. */
export function memberRef(kind: ObjectKind, of: Named, name: string): ObjectRef {
  return { kind, schema: of.schema, name, table: of.name }
}

/** The key of what stands by itself. */
export function objectKey(kind: ObjectKind, of: Named): string {
  return refKey(objectRef(kind, of))
}

/** The key of what belongs to a table or view. */
export function memberKey(kind: ObjectKind, of: Named, name: string): string {
  return refKey(memberRef(kind, of, name))
}

/** The key of what hangs on a part and has no reference of its own. */
export function hangingKey(kind: string, on: string, more = ''): string {
  return `${kind} ${on} ${more}`
}
