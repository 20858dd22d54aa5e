import type { Node } from 'libpg-query'
import { parse } from './split/parser'

const ofServer: ReadonlySet<string> = new Set([
  'CreateRoleStmt',
  'AlterRoleStmt',
  'AlterRoleSetStmt',
  'DropRoleStmt',
  'GrantRoleStmt',
  'CreatedbStmt',
  'DropdbStmt',
  'AlterDatabaseStmt',
  'AlterDatabaseSetStmt',
  'AlterDatabaseRefreshCollStmt',
  'CreateTableSpaceStmt',
  'DropTableSpaceStmt',
  'AlterTableSpaceOptionsStmt',
  'AlterSystemStmt',
  'CreateSubscriptionStmt',
  'AlterSubscriptionStmt',
  'DropSubscriptionStmt',
  'DropOwnedStmt',
  'ReassignOwnedStmt',
])
const objectsOfServer: ReadonlySet<string> = new Set(['OBJECT_ROLE', 'OBJECT_DATABASE', 'OBJECT_TABLESPACE'])
const inText =
  /\b(create|alter|drop|grant|revoke)\s+(role|user|group|database|tablespace|system|subscription)\b/i

/** The first of the statements that acts on the whole server, or outside of it, rather than on its database alone; null where none does. */
export async function beyondDatabase(statements: readonly string[]): Promise<string | null> {
  for (const sql of statements) {
    const parsed = (await parse(sql)) ?? []
    if (parsed.some(({ node }) => isBeyond(node, sql))) return sql
  }
  return null
}

function isBeyond(node: Node, sql: string): boolean {
  const [kind = '', value] = Object.entries(node)[0] ?? []
  // What a body runs is text to the parser.
  if (kind === 'DoStmt' || kind === 'CreateFunctionStmt') return inText.test(sql)
  return ofServer.has(kind) || namesObjectOfServer(value) || ('CopyStmt' in node && leaves(node.CopyStmt))
}

function namesObjectOfServer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ['objtype', 'objectType', 'renameType', 'removeType'].some(
    (name) => name in value && objectsOfServer.has(String((value as Record<string, unknown>)[name])),
  )
}

/** COPY to or from a program or a file of the server. */
function leaves({ filename, is_program }: { filename?: string; is_program?: boolean }): boolean {
  return is_program === true || filename !== undefined
}
