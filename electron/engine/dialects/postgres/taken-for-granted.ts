import type { TakenForGranted } from '../throwaway'
import { parse } from './split/parser'

/**
 * The extensions and roles that statements name and do not make themselves. What a DO block or a function's body does
 * is text to the parser; roles made there are looked for in it, so that they are not made before.
 */
export async function takenForGranted(statements: readonly string[]): Promise<TakenForGranted> {
  const extensions = new Set<string>()
  const named = new Set<string>()
  const made = new Set<string>()
  for (const sql of statements) {
    // Parsing takes longer than this look, and few statements of a history name any.
    if (!/extension|role|user|owner|grant|revoke|authorization|policy|\bto\b/i.test(sql)) continue
    for (const { node } of (await parse(sql)) ?? []) {
      if ('CreateExtensionStmt' in node) extensions.add(node.CreateExtensionStmt.extname ?? '')
      else if ('CreateRoleStmt' in node) made.add(node.CreateRoleStmt.role ?? '')
      else if ('DoStmt' in node) for (const role of madeInText(sql)) made.add(role)
      collectRoles(node, named)
    }
  }
  return { extensions: [...extensions], roles: [...named].filter((role) => !made.has(role)) }
}

function madeInText(sql: string): string[] {
  return [...sql.matchAll(/create\s+(?:role|user|group)\s+(?:"([^"]+)"|([\w$]+))/gi)].map(
    ([, quoted, plain]) => quoted ?? (plain ?? '').toLowerCase(),
  )
}

function collectRoles(node: object, named: Set<string>): void {
  for (const value of Object.values(node)) {
    if (typeof value !== 'object' || value === null) continue
    if (isRole(value)) named.add(value.rolename)
    else collectRoles(value as object, named)
  }
}

function isRole(value: object): value is { roletype: 'ROLESPEC_CSTRING'; rolename: string } {
  return (
    'roletype' in value &&
    value.roletype === 'ROLESPEC_CSTRING' &&
    'rolename' in value &&
    typeof value.rolename === 'string'
  )
}
