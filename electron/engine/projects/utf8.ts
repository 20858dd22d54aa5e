/** Offset of the first byte that is no valid UTF-8 (RFC 3629: no overlong forms, no surrogates); null where all is. */
export function firstInvalidByte(bytes: Uint8Array): number | null {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return null
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  if (lead >= 0xc2 && lead <= 0xdf) return follows(bytes, at, 1) ? 2 : 0
  if (lead >= 0xe0 && lead <= 0xef) {
    const fits = (lead !== 0xe0 || second >= 0xa0) && (lead !== 0xed || second <= 0x9f)
    return fits && follows(bytes, at, 2) ? 3 : 0
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const fits = (lead !== 0xf0 || second >= 0x90) && (lead !== 0xf4 || second <= 0x8f)
    return fits && follows(bytes, at, 3) ? 4 : 0
  }
  return 0
}

function follows(bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = 1; i <= count; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}
