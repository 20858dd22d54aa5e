/** UTF-16 offsets of rising UTF-8 byte offsets, in one pass over the text. */
export function utf16Offsets(text: string, byteOffsets: readonly number[]): number[] {
  const found: number[] = []
  let bytes = 0
  let at = 0
  for (const wanted of byteOffsets) {
    while (bytes < wanted && at < text.length) {
      const unit = text.charCodeAt(at)
      if (unit < 0x80) bytes += 1
      else if (unit < 0x800) bytes += 2
      else if (isPair(text, at, unit)) {
        bytes += 4
        at++
      } else bytes += 3
      at++
    }
    found.push(at)
  }
  return found
}

function isPair(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff
}
