import { type ColumnDraft, type Draft, type TableDraft, withDependants } from './draft'
import type { Thrower } from './throw-draft'

/** Changes a draft at random; true where it may lose what no reverse knows, such as a type that narrows. */
export function mutate(thrower: Thrower, draft: Draft): boolean {
  const { dice } = thrower
  const table = draft.tables.length === 0 ? null : dice.one(draft.tables)
  const roll = dice.next()
  if (table === null || roll < 0.08) draft.tables.push(thrower.table(draft))
  else if (roll < 0.14) dropTable(draft, table)
  else if (roll < 0.62) return mutateColumns(thrower, draft, table)
  else if (roll < 0.82) mutateParts(thrower, draft, table)
  else if (roll < 0.94) mutateViews(thrower, draft)
  else return mutateEnum(thrower, draft)
  return false
}

function dropTable(draft: Draft, table: TableDraft): void {
  const gone = withDependants(draft, table.name)
  remove(draft.tables, (one) => one === table)
  remove(draft.views, ({ name }) => gone.has(name))
  for (const other of draft.tables) remove(other.keys, ({ to }) => to === table.name)
}

function mutateColumns(thrower: Thrower, draft: Draft, table: TableDraft): boolean {
  const { dice, words } = thrower
  const plain = table.columns.filter(
    ({ plus, name }) => plus === null && !table.keys.some(({ column }) => column === name),
  )
  const roll = dice.below(8)
  if (plain.length === 0 || roll === 0) {
    const at = words.placesColumns ? dice.below(table.columns.length + 1) : table.columns.length
    table.columns.splice(at, 0, thrower.column(draft))
    return false
  }
  const column = dice.one(plain)
  if (roll === 1) dropColumn(draft, table, column.name)
  else if (roll === 2) column.notNull = !column.notNull
  else if (roll === 3) column.default = thrower.default(column.type)
  else if (roll === 4) column.comment = column.comment === null ? `it's new` : null
  else if (roll === 5) return retypeId(thrower, draft, table)
  else return retype(thrower, table, column)
  return false
}

function retype({ dice, words }: Thrower, table: TableDraft, column: ColumnDraft): boolean {
  const choices = words.becomes[column.type] ?? []
  if (choices.length === 0) return false
  column.type = dice.one(choices)
  column.default = null
  // MySQL takes no index over the whole of a long text.
  if (/^(text|longtext|jsonb)$/.test(column.type)) {
    remove(table.indexes, ({ columns }) => columns.includes(column.name))
    remove(table.uniques, ({ columns }) => columns.includes(column.name))
  }
  return true
}

/** The id and every key to it. */
function retypeId({ dice, words }: Thrower, draft: Draft, table: TableDraft): boolean {
  table.idType = dice.one(words.ids.filter((type) => type !== table.idType))
  for (const other of draft.tables)
    for (const { column, to } of other.keys)
      for (const one of other.columns) if (to === table.name && one.name === column) one.type = table.idType
  return true
}

function dropColumn(draft: Draft, table: TableDraft, column: string): void {
  remove(table.columns, ({ name }) => name === column)
  remove(table.checks, (check) => check.column === column)
  remove(table.triggers, (trigger) => trigger.column === column)
  remove(table.indexes, ({ columns }) => columns.includes(column))
  remove(table.uniques, ({ columns }) => columns.includes(column))
  const over = withDependants(draft, table.name)
  for (const view of draft.views) if (over.has(view.name)) remove(view.columns, (name) => name === column)
}

function mutateParts(thrower: Thrower, draft: Draft, table: TableDraft): void {
  const { dice, words } = thrower
  const roll = dice.below(10)
  if (roll === 0) thrower.addCheck(table)
  else if (roll === 1) thrower.addUnique(table)
  else if (roll === 2) table.indexes.push(thrower.index(table))
  else if (roll === 3) thrower.addKey(draft, table)
  else if (roll === 4) thrower.addTrigger(table)
  else if (roll === 5) table.comment = table.comment === null ? 'a new one; --' : null
  else if (roll === 6) for (const check of table.checks) check.bound += 1
  else if (roll === 7) for (const key of table.keys) key.onDelete = dice.one(words.actions)
  else if (roll === 8)
    for (const index of table.indexes) Object.assign(index, { ...thrower.index(table), name: index.name })
  else dice.one([table.checks, table.uniques, table.indexes, table.keys, table.triggers]).pop()
}

function mutateViews(thrower: Thrower, draft: Draft): void {
  const { dice } = thrower
  const roll = dice.below(4)
  if (draft.views.length === 0 || roll === 0) {
    if (draft.tables.length > 0) draft.views.push(thrower.view(draft))
    return
  }
  const view = dice.one(draft.views)
  if (roll === 1) {
    const gone = withDependants(draft, view.name)
    remove(draft.views, ({ name }) => gone.has(name))
  } else if (roll === 2) view.above += 1
  else view.columns = ['id', ...dice.shuffled(view.columns.slice(1))]
}

function mutateEnum({ dice }: Thrower, { enums }: Draft): boolean {
  for (const one of enums) {
    const roll = dice.below(3)
    if (roll === 0) one.values = dice.shuffled(one.values)
    else if (roll === 1) one.values.splice(dice.below(one.values.length + 1), 0, `new; ${one.values.length}`)
    else if (one.values.length > 1) one.values.splice(dice.below(one.values.length), 1)
  }
  return enums.length > 0
}

function remove<T>(list: T[], goes: (one: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((one) => !goes(one)))
}
