/** The variables of a .env file: `KEY=value`, `export KEY="value"`, comments; a later line wins. `${…}` is not put in. */
export function readEnvFile(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key, written] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || written === undefined) continue
    const value = valueOf(written)
    if (value === null || (!written.startsWith("'") && /\$[{A-Za-z_]/.test(value))) found.delete(key)
    else found.set(key, value)
  }
  return found
}

function valueOf(written: string): string | null {
  const single = /^'([^']*)'(?:\s+#.*)?$/.exec(written)?.[1]
  if (single !== undefined) return single
  const double = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(written)?.[1]
  if (double !== undefined) return double.replace(/\\(["\\$])/g, '$1')
  if (/^["']/.test(written)) return null
  return written.replace(/\s+#.*$/, '')
}
