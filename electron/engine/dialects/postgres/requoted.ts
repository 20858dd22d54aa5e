import { quote } from './quote'
import { tokenAt } from './split/scan'

/** DDL with its names quoted as `quote` does it: where they need it. Literals, bodies and comments stay as they are. */
export function requoted(ddl: string): string {
  let text = ''
  for (let at = 0; at < ddl.length;) {
    const { kind, end } = tokenAt(ddl, at)
    const token = ddl.slice(at, end)
    const isName = kind === 'quoted' && /^".+"$/s.test(token)
    text += isName ? quote(token.slice(1, -1).replaceAll('""', '"')) : token
    at = end
  }
  return text
}
