import { splitPieces } from '../split/pieces'

/** The statements of a text of DDL, each without its `;`. */
export function statementsOf(ddl: string): string[] {
  return splitPieces(ddl).map(({ start, end }) => ddl.slice(start, end))
}

/** Statements of DDL without their `;`. */
export function bareStatements(ddl: readonly string[]): string[] {
  return ddl.map((one) => one.replace(/;\s*$/, ''))
}
