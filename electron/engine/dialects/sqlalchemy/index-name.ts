import type { ScriptTable } from '#contract/script-change'
import type { ScriptIndex } from '#contract/script-constraint'
import { nameOf } from './naming'
import { refuse } from './refuse'
import type { Spelling } from './spelling'

/** An index's name: its own, or what the naming convention makes of its columns. */
export function indexName(spelling: Spelling, table: ScriptTable, index: ScriptIndex): string {
  const columns = index.parts.map(columnOf)
  if (index.name === null && columns.includes(null))
    refuse(
      spelling,
      index.place,
      `SQLAlchemy names an index after its columns, and this one on ${table.name.text} has an expression.`,
      'Name the index in the script.',
    )
  const name = nameOf(spelling, {
    kind: 'ix',
    name: index.name,
    table,
    columns: columns.filter((column) => column !== null),
    referred: null,
    place: index.place,
  })
  return (
    name ??
    refuse(
      spelling,
      index.place,
      `An index on ${table.name.text} has no name, and SQLAlchemy creates none without.`,
      'Name the index in the script.',
    )
  )
}

function columnOf(part: ScriptIndex['parts'][number]): string | null {
  if (part.kind === 'ordered') return columnOf(part.of)
  return part.kind === 'column' ? part.name.text : null
}
