import type { ObjectRef } from '#contract/catalog'
import type { HealthRule, Suppression } from '#contract/health'

/** The entry that lets a finding be; `home` is the connection's own schema. */
export function suppressionOf(rule: HealthRule, ref: ObjectRef, home: string, reason: string): Suppression {
  const { kind, schema, table, name } = ref
  return { rule, kind, schema: schema === home ? null : schema, table, name, reason }
}

/** Whether two entries are about one finding. */
export function sameSuppression(one: Suppression, other: Suppression): boolean {
  return (
    one.rule === other.rule &&
    one.kind === other.kind &&
    one.schema === other.schema &&
    one.table === other.table &&
    one.name === other.name
  )
}
