import type { ForeignKey, Table } from '#contract/catalog'
import { foreignKeyLine } from '../../ddl/constraint-lines'
import { quote } from '../../quote'
import { alterForeignKey } from '../alter/foreign-key'
import { validate } from '../alter/validate'
import { isBig } from '../big'
import { memberKey, memberRef, objectKey } from '../keys'
import { part, type Part } from '../part'
import type { Side } from '../side'
import { comment } from './comment'

/** The foreign keys of a table. Those of the table that it is a partition of come and go with its place there. */
export function foreignKeyParts(table: Table, side: Side, other: Side): Part[] {
  const name = `${quote(table.schema)}.${quote(table.name)}`
  const alter = `ALTER TABLE ${name}`
  const far = other.table(table)
  return table.foreignKeys.flatMap((foreignKey) => {
    const key = memberKey('foreign-key', table, foreignKey.name)
    const ref = memberRef('foreign-key', table, foreignKey.name)
    const line = foreignKeyLine(foreignKey)
    const to = far?.foreignKeys.find((one) => one.name === foreignKey.name)
    // Not for a partitioned table: https://www.postgresql.org/docs/17/sql-altertable.html
    const apart =
      foreignKey.validated &&
      foreignKey.enforced !== false &&
      table.kind !== 'partitioned' &&
      far !== undefined &&
      isBig(far)
    return [
      part({
        kind: 'foreign-key',
        key,
        ref,
        owner: objectKey('table', table),
        needs: new Set([
          objectKey('table', table),
          objectKey('table', { schema: foreignKey.toSchema, name: foreignKey.toTable }),
          ...foreignKey.columns.map((column) => memberKey('column', table, column)),
          ...targetKeys(foreignKey, side),
        ]),
        spelling: JSON.stringify([line, foreignKey.validated]),
        make: foreignKey.inherited === true ? [] : [`${alter} ADD ${line}${apart ? ' NOT VALID' : ''}`],
        behind: apart && foreignKey.inherited !== true ? [validate(alter, foreignKey.name, line)] : [],
        drop:
          foreignKey.inherited === true && (far?.parents ?? []).length > 0
            ? []
            : [
                `${alter} DROP CONSTRAINT ${foreignKey.inherited === true ? 'IF EXISTS ' : ''}${quote(foreignKey.name)}`,
              ],
        standing: 'expression',
        alter: () => (to === undefined ? { how: 'again' } : alterForeignKey(table, foreignKey, to)),
      }),
      ...comment(`CONSTRAINT ${quote(foreignKey.name)} ON ${name}`, {
        ref,
        owner: key,
        text: foreignKey.comment,
        far: to?.comment,
      }),
    ]
  })
}

/** The columns pointed at, and the keys over them: any of these may be the one that holds the foreign key. */
function targetKeys({ toSchema, toTable, toColumns }: ForeignKey, side: Side): string[] {
  const target = side.table({ schema: toSchema, name: toTable })
  if (target === undefined) return []
  const wanted = toColumns.toSorted().join('\0')
  const over = (columns: readonly string[]) => columns.toSorted().join('\0') === wanted
  const { primaryKey, uniques, indexes } = target
  return [
    ...toColumns.map((column) => memberKey('column', target, column)),
    ...(primaryKey !== null && over(primaryKey.columns)
      ? [memberKey('primary-key', target, primaryKey.name)]
      : []),
    ...uniques.filter((one) => over(one.columns)).map((one) => memberKey('unique', target, one.name)),
    ...indexes
      .filter((one) => one.backs === null && one.unique && one.predicate === null)
      .filter((one) => over(one.parts.map(({ column }) => column ?? '')))
      .map((one) => memberKey('index', target, one.name)),
  ]
}
