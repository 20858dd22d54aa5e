import { literal } from '../quote'
import { bare } from '../split'

/** What a session gives a stored program or a view when it is made, and the server keeps with it. */
export interface Settings {
  readonly sqlMode: string
  readonly collation: string
  readonly timeZone: string
}

/** The statements that make an object under its own settings, where they are not those of the server's sessions. */
export function madeUnder(sql: string, needed: Partial<Settings>, own: Partial<Settings> = {}): string {
  const variables = [
    ['sql_mode', needed.sqlMode, own.sqlMode],
    ['collation_connection', needed.collation, own.collation],
    ['time_zone', needed.timeZone, own.timeZone],
  ] as const
  const differing = variables.filter(([, value, usual]) => value !== undefined && value !== usual)
  const statement = ended(sql)
  if (differing.length === 0) return statement
  const saved = differing.map(([name]) => `@varve_${name} = @@${name}`)
  const set = differing.map(([name, value]) => `${name} = ${literal(value ?? '')}`)
  const back = differing.map(([name]) => `${name} = @varve_${name}`)
  return `set ${[...saved, ...set].join(', ')};\n${statement}\nset ${back.join(', ')};`
}

/** With its semicolon, which a comment at the end must not swallow. */
function ended(sql: string): string {
  const last = sql.slice(sql.lastIndexOf('\n') + 1)
  if (!/--|#|\*\//.test(last)) return `${sql};`
  const statement = bare(sql)
  return statement === sql ? `${sql}\n;` : `${statement};`
}
