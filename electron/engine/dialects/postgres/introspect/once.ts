/** Gives the same text for equal ones: the names and types of columns come back in nearly every table, and are held once. */
export function once(): (text: string) => string {
  const held = new Map<string, string>()
  return (text) => {
    const known = held.get(text)
    if (known !== undefined) return known
    held.set(text, text)
    return text
  }
}
