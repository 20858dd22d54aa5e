import type { Cursor } from './cursor'
import { valueOf } from './quoted'
import type { Token } from './scan'

export interface Tail {
  readonly engine: string | null
  readonly charset: string | null
  readonly comment: string | null
  /** What else stands behind the columns; null for nothing. */
  readonly options: string | null
  readonly partitionBy: string | null
  /** Whether a password was taken out of the options. */
  readonly withheld: boolean
}

/** Reads what stands behind the closing parenthesis of CREATE TABLE. */
export function readTail(cursor: Cursor): Tail {
  const known: Record<'engine' | 'charset' | 'comment', string | null> = {
    engine: null,
    charset: null,
    comment: null,
  }
  const options: string[] = []
  let withheld = false
  while (cursor.next !== undefined) {
    if (cursor.words('PARTITION', 'BY')) {
      const partitionBy = withoutEngines(cursor.source, cursor.rest())
      return { ...known, options: joined(options), partitionBy, withheld }
    }
    if (cursor.words('WITH', 'SYSTEM', 'VERSIONING')) options.push('with system versioning')
    // An option that the engine does not know is kept and written as a comment.
    else if (cursor.next.kind === 'comment') options.push(cursor.text(cursor.take('comment')))
    else {
      const key = cursor.until(({ kind, word }) => kind === 'sign' && word === '=').toLowerCase()
      if (!cursor.sign('=') || cursor.next === undefined) throw cursor.unreadable()
      const value = cursor.text(cursor.take(cursor.next.kind))
      if (key === 'engine') known.engine = value
      else if (key === 'default charset') known.charset = value
      else if (key === 'comment') known.comment = valueOf(value)
      // Aria's alone; what was another engine's table keeps the word and has no use for it.
      else if (key === 'page_checksum' && !/^aria$/i.test(known.engine ?? '')) continue
      else if (key === 'connection') {
        const shown = value.replace(password, '$1***@')
        withheld ||= shown !== value
        options.push(`connection=${shown}`)
      } else if (key !== 'collate' && key !== 'auto_increment') options.push(`${key}=${value}`)
    }
  }
  return { ...known, options: joined(options), partitionBy: null, withheld }
}

/** A federated table's link: `mysql://user:password@host/…`. */
const password = /(:\/\/[^:@/]*:)[^@]*@/

function joined(options: readonly string[]): string | null {
  return options.length === 0 ? null : options.join(' ')
}

/** The server names the engine with every partition; it is the table's. */
function withoutEngines(source: string, all: readonly Token[]): string {
  const from = all[0]?.start ?? source.length
  let result = ''
  let copied = from
  const cut = (tokens: readonly Token[]): void => {
    for (const [at, token] of tokens.entries()) {
      cut(token.inside)
      const [sign, value] = [tokens[at + 1], tokens[at + 2]]
      if (token.word !== 'ENGINE' || sign?.word !== '=' || value === undefined) continue
      result += source.slice(copied, token.start).trimEnd()
      copied = value.end
    }
  }
  cut(all)
  return result + source.slice(copied)
}
