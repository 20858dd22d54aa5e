import type { DropConstraint } from '#contract/script-change'
import type { NamingConvention } from '#contract/naming-convention'

const kinds = { foreignkey: 'fk', primary: 'pk', unique: 'uq', check: 'ck' } as const

/** Which names of a naming convention a dropped constraint goes by; null where the script gives no `type_`. */
export function constraintKind({ type }: DropConstraint): keyof NamingConvention | null {
  return type === null ? null : kinds[type]
}
