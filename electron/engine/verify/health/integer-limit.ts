const bits: Readonly<Record<string, number>> = {
  tinyint: 8,
  smallint: 16,
  mediumint: 24,
  int: 32,
  integer: 32,
  bigint: 64,
}

/** The largest number that an integer type holds: `integer`, `int(11) unsigned`; null for any other type. */
export function integerLimit(type: string): bigint | null {
  const [, word = ''] = /^(\w+)\b/.exec(type.toLowerCase()) ?? []
  const width = Object.hasOwn(bits, word) ? bits[word] : undefined
  if (width === undefined) return null
  return 2n ** BigInt(/\bunsigned\b/i.test(type) ? width : width - 1) - 1n
}
