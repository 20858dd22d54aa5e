import type { Column, Table } from '#contract/catalog'
import { repr } from '../python-literal'
import { call, maybe, type Named, text } from './python'
import type { Said } from './said'
import { typeCall } from './types'

/** `sa.Column(…)`; null where SQLAlchemy's words say less than the column is. */
export function columnCall(column: Column, table: Table, said: Said): string | null {
  const type = typeCall(column.type, said.dialect, said.enums)
  const numbering = numberingOf(column, table)
  const { generated } = column
  if (type === null || numbering === null || !isPlain(column)) return null
  const values = [
    repr(column.name),
    type,
    ...(generated === null
      ? []
      : [
          call(
            'sa.Computed',
            [text(generated.expression)],
            [['persisted', generated.stored ? 'True' : 'False']],
          ),
        ]),
    ...numbering.values,
  ]
  return call('sa.Column', values, [
    ['server_default', numbering.drawn || column.default === null ? null : text(column.default)],
    ...numbering.named,
    ['nullable', column.nullable ? 'True' : 'False'],
    ['comment', maybe(column.comment)],
  ])
}

/** Whether the column is no more than its type, default, nullability, numbering, expression and comment. */
export function isPlain(column: Column): boolean {
  const { onUpdate, collation, invisible, unversioned, storage, compression, statistics } = column
  const { parameters, options, inherited, notNull } = column
  const extras = [onUpdate, collation, storage, compression, statistics, parameters, options, inherited]
  const ownName = notNull != null && (notNull.noInherit || !notNull.validated)
  return extras.every((one) => one == null) && invisible !== true && unversioned !== true && !ownName
}

interface Numbering {
  readonly values: readonly string[]
  readonly named: readonly Named[]
  /** Whether the default is the numbering itself. */
  readonly drawn: boolean
}

/** How the column numbers its rows; null where that can't be said. */
function numberingOf(column: Column, table: Table): Numbering | null {
  const isKey = table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name
  const plain = /^(small|big)?int(eger)?(\(\d+\))?( unsigned)?$/.test(column.type)
  if (column.identity === 'auto-increment')
    return isKey ? { values: [], named: [['autoincrement', 'True']], drawn: true } : null
  if (column.identity !== null) {
    if (column.sequences.some(({ options }) => options !== '')) return null
    const always = column.identity === 'always' ? 'True' : 'False'
    return { values: [`sa.Identity(always=${always})`], named: [], drawn: true }
  }
  const [sequence, ...others] = column.sequences
  if (sequence !== undefined) {
    const usual = `${table.name}_${column.name}_seq`
    const serial = sequence.tie === 'owned' && sequence.options === '' && sequence.name === usual
    if (!isKey || !serial || others.length > 0 || sequence.schema !== table.schema) return null
    return { values: [], named: [['autoincrement', 'True']], drawn: true }
  }
  // SQLAlchemy would number the rows of such a key by itself.
  return { values: [], named: isKey && plain ? [['autoincrement', 'False']] : [], drawn: false }
}
