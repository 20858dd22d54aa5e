import type { Catalog } from '#contract/catalog'
import type { Session } from '../../dialect'
import type { Product } from '../flavour'
import { nameableDefiners } from './nameable-definers'

/** What information_schema leaves out for want of privileges, without a word of its own. */
export interface Unseen {
  /** Whether tables, columns or checks may be left out. */
  readonly tables: boolean
  readonly unseen: string[]
  /** Whom he may name as definer; null where that is not told. */
  readonly definers: Catalog['definers'] | null
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

/** Any one of these on the whole database lists every routine of it. */
const showRoutines = ['EXECUTE', 'ALTER ROUTINE', 'CREATE ROUTINE', 'SHOW CREATE ROUTINE', 'SHOW_ROUTINE']

/** Reads what the user was granted on the whole database. Of roles MariaDB tells the rights, MySQL the names alone. */
export async function readUnseen(session: Session, product: Product): Promise<Unseen> {
  const { user, database } = session.server
  const rows = await grants(session)
  if (rows === null) return { tables: false, unseen: [], definers: null }
  const told = rows.flatMap((row) => Object.values(row))
  const rights = told.flatMap((grant) => rightsOn(database, grant))
  const tables = !rights.some((right) => showTables.has(right))
  const lacks = (...any: string[]): boolean =>
    !rights.includes('ALL PRIVILEGES') && !any.some((right) => rights.includes(right))
  return {
    tables,
    definers: nameableDefiners(told, product),
    unseen: [
      ...(tables ? [`Only the tables and columns that ${user} has privileges on are listed.`] : []),
      ...(lacks('TRIGGER') ? ['Triggers are told to those with the privilege TRIGGER alone.'] : []),
      ...(lacks('EVENT') ? ['Events are told to those with the privilege EVENT alone.'] : []),
      ...(lacks(...showRoutines) ? ['Routines are told to those with a privilege on them alone.'] : []),
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
