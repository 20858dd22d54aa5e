import type { TableParent } from '#contract/catalog'

/** Whether a table is part of another one, be it divided itself or not. */
export function isPartition({
  parents,
}: {
  readonly parents?: readonly TableParent[] | null | undefined
}): boolean {
  return (parents ?? []).some(({ bound }) => bound !== null)
}
