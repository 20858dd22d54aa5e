import type { ObjectRef } from '#contract/catalog'

/** Whether two references name one object. */
export function sameRef(one: ObjectRef, other: ObjectRef): boolean {
  return (
    one.kind === other.kind &&
    one.schema === other.schema &&
    one.table === other.table &&
    one.name === other.name
  )
}
