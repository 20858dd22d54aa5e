/** `label@rev+2`, cut into its parts. */
export interface RelativeTarget {
  readonly branch: string | null
  /** The revision steps are counted from; null for the current one. */
  readonly symbol: string | null
  readonly steps: number
}

/** A target that counts steps (`+1`, `-2`, `rev+1`, `label@-1`, `label@rev-1`); null for any other. */
export function readRelative(target: string): RelativeTarget | null {
  const [, branch, symbol, steps] = /^(?:(.+?)@)?([\p{L}\p{N}_]+)?([+-]\d{1,9})$/u.exec(target) ?? []
  if (steps === undefined) return null
  return { branch: branch ?? null, symbol: symbol ?? null, steps: Number(steps) }
}
