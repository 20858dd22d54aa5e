import type { View } from '#contract/catalog'
import { quote } from '../quote'
import { madeUnder } from './settings'
import { notShown } from './not-shown'

/** A view's DDL; a note alone where its text is not told. */
export function viewDdl({ name, options, connectionCollation, definition, unshown }: View): string {
  const note = notShown(unshown)
  if (definition === '') return note.trimEnd()
  const sql = `create ${options == null ? '' : `${options} `}view ${quote(name)} as\n${definition}`
  return note + (connectionCollation == null ? `${sql};` : madeUnder(sql, { collation: connectionCollation }))
}
