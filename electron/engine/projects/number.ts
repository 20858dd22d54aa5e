/** What two spellings of one number share: `1`, `01` and `1.0` are the same number. Null where `text` is no number. */
export function numberKey(text: string): string | null {
  const parts = numberParts(text)
  return parts === null ? null : parts.join('.')
}

/** Orders two numbers part by part, as numbers: `2` < `10`, `1.2` < `1.10`. */
export function compareNumbers(a: string, b: string): number {
  const left = numberParts(a) ?? []
  const right = numberParts(b) ?? []
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0n) - (right[i] ?? 0n)
    if (difference !== 0n) return difference < 0n ? -1 : 1
  }
  return 0
}

/** The number a revision id or a file's stem starts with; null where it starts with none. */
export function leadingNumber(id: string): string | null {
  const flyway = /^[VU](\d+(?:[._]\d+)*)__/.exec(id)?.[1]
  if (flyway !== undefined) return flyway.replaceAll('_', '.')
  return /^\d+(?:\.\d+)*/.exec(id)?.[0] ?? null
}

/** Its parts without trailing zero parts; BigInt, because a timestamp with fractions passes 2^53. */
function numberParts(text: string): bigint[] | null {
  if (!/^\d+(\.\d+)*$/.test(text)) return null
  const parts = text.split('.').map(BigInt)
  while (parts.length > 1 && parts.at(-1) === 0n) parts.pop()
  return parts
}
