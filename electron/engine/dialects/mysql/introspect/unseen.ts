import type { Session } from '../../dialect'

/** What information_schema leaves out for want of privileges, without a word of its own. */
export interface Unseen {
  /** Whether tables, columns or checks may be left out. */
  readonly tables: boolean
  readonly sentences: string[]
}

/** Any one of these on the whole database shows every table of it whole. */
const showTables = new Set([
  'ALL PRIVILEGES',
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'DROP',
  'REFERENCES',
  'INDEX',
  'ALTER',
  'CREATE VIEW',
  'SHOW VIEW',
  'TRIGGER',
])

/** Reads what the user was granted on the whole database. Of roles MariaDB tells the rights, MySQL the names alone. */
export async function readUnseen(session: Session): Promise<Unseen> {
  const { user, database } = session.server
  const rows = await grants(session)
  if (rows === null) return { tables: false, sentences: [] }
  const rights = rows.flatMap((row) => Object.values(row)).flatMap((grant) => rightsOn(database, grant))
  const tables = !rights.some((right) => showTables.has(right))
  const triggers = !rights.includes('ALL PRIVILEGES') && !rights.includes('TRIGGER')
  return {
    tables,
    sentences: [
      ...(tables ? [`Only the tables and columns that ${user} has privileges on are listed.`] : []),
      ...(triggers ? ['Triggers are told to those with the privilege TRIGGER alone.'] : []),
    ],
  }
}

/** Null where the server runs without privileges at all (`--skip-grant-tables`): it refuses the question. */
async function grants(session: Session): Promise<Record<string, string>[] | null> {
  try {
    return await session.query<Record<string, string>>('show grants')
  } catch (error) {
    if (session.closed) throw error
    return null
  }
}

function rightsOn(database: string, grant: string): string[] {
  const [, rights = '', pattern] = /^GRANT (.+) ON (?:\*|`((?:[^`]|``)+)`)\.\* TO /.exec(grant) ?? []
  return pattern === undefined || matches(database, pattern.replaceAll('``', '`')) ? rights.split(', ') : []
}

/** In a grant's name of a database `_` and `%` stand for any one and any number of characters, unless escaped. */
function matches(database: string, pattern: string): boolean {
  const parts = [...pattern.matchAll(/\\([\s\S])|([\s\S])/gu)].map(([, escaped, plain = '']) => {
    if (escaped === undefined && plain === '%') return '.*'
    if (escaped === undefined && plain === '_') return '.'
    return (escaped ?? plain).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'su').test(database)
}
