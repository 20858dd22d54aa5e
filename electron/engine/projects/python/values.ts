/** A value that Python code spells out. Integers are exact; a float keeps its spelling. */
export type PyValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number; readonly text: string }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly PyValue[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [PyValue, PyValue])[] }

/** The strings of a tuple, list or set of strings alone; null for anything else. */
export function stringsOf(value: PyValue): string[] | null {
  if (!('items' in value)) return null
  const strings: string[] = []
  for (const item of value.items) {
    if (item.kind !== 'str') return null
    strings.push(item.value)
  }
  return strings
}

/** Whether Python can change a value in place, so that a name bound to it may hold something else later. */
export function isMutable({ kind }: PyValue): boolean {
  return kind === 'list' || kind === 'set' || kind === 'dict'
}
