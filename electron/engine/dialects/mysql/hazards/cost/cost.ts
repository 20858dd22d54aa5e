/** How the server makes a change, from the least to the most work. `nocopy`: in place, without the table's rows. */
export const algorithms = ['instant', 'nocopy', 'inplace', 'copy'] as const
export type Algorithm = (typeof algorithms)[number]

/** What others may do meanwhile: read and write, read, neither. */
export const locks = ['none', 'shared', 'exclusive'] as const
export type Lock = (typeof locks)[number]

export interface Cost {
  readonly algorithm: Algorithm
  readonly lock: Lock
}

export const instant: Cost = { algorithm: 'instant', lock: 'none' }
export const nocopy: Cost = { algorithm: 'nocopy', lock: 'none' }
export const inplace: Cost = { algorithm: 'inplace', lock: 'none' }
export const lockedInplace: Cost = { algorithm: 'inplace', lock: 'shared' }
export const copy: Cost = { algorithm: 'copy', lock: 'shared' }

/** What clauses of one statement cost together: as much as the worst of each. */
export function together(costs: readonly Cost[]): Cost {
  const worst = <T extends string>(order: readonly T[], of: (cost: Cost) => T, least: T): T =>
    order[Math.max(0, ...costs.map((cost) => order.indexOf(of(cost))))] ?? least
  return {
    algorithm: worst(algorithms, ({ algorithm }) => algorithm, 'instant'),
    lock: worst(locks, ({ lock }) => lock, 'none'),
  }
}
