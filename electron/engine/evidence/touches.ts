import type { ScriptChange } from '#contract/script-change'
import { enumOf } from './enum-of'
import {
  addColumnTouches,
  constraintObject,
  indexObject,
  part,
  tableObject,
  tableTouches,
} from './table-touches'
import type { Touch, TouchContext } from './touch'

const constraintKinds = {
  foreignkey: 'foreign-key',
  primary: 'primary-key',
  unique: 'unique',
  check: 'check',
} as const

/** What one thing a script asks for does to the objects of a schema; nothing where only rows or SQL of its own are concerned. */
export function touchesOf(change: ScriptChange, context: TouchContext): Touch[] {
  switch (change.kind) {
    case 'create-table':
      return tableTouches(change, context)
    case 'add-column':
      return addColumnTouches(change, context)
    case 'drop-table':
      return [{ kind: 'drop', object: tableObject(change.table, context) }]
    case 'rename-table':
      return [renamed(change.table.schema ?? context.landing, change.table.name.text, change.newName)]
    case 'alter-column': {
      const { table, column, newName } = change
      const object = part(table, context, 'column', column, [column])
      if (newName === null || newName === column) return [{ kind: 'alter', object }]
      const { schema } = object
      return [{ kind: 'rename-column', schema, table: table.name.text, from: column, to: newName }]
    }
    case 'drop-column': {
      const { table, column } = change
      return [{ kind: 'drop', object: part(table, context, 'column', column, [column]) }]
    }
    case 'create-index':
      return [{ kind: 'make', object: indexObject(change.table, change.index, context) }]
    case 'drop-index': {
      const { name, schema, table } = change
      if (name === null) return []
      const place = { schema: schema ?? context.landing, table: table?.text ?? null }
      return [{ kind: 'drop', object: { kind: 'index', ...place, name: name.text, columns: [] } }]
    }
    case 'add-constraint': {
      const object = constraintObject(change.table, change.constraint, context)
      return object === null ? [] : [{ kind: 'make', object }]
    }
    case 'drop-constraint': {
      const { table, name, type } = change
      if (name === null) return []
      const kind = type === null ? 'constraint' : constraintKinds[type]
      return [{ kind: 'drop', object: part(table, context, kind, name.text, []) }]
    }
    case 'create-enum':
    case 'drop-enum': {
      const object = enumOf(
        { ...change.type, args: { ...change.type.args, create_type: true } },
        null,
        context,
      )
      return object === null ? [] : [{ kind: change.kind === 'create-enum' ? 'make' : 'drop', object }]
    }
    case 'bulk-insert':
    case 'set-table-comment':
    case 'drop-table-comment':
      return [{ kind: 'alter', object: tableObject(change.table, context) }]
    case 'execute':
    case 'begin-autocommit':
    case 'end-autocommit':
      return []
  }
}

function renamed(schema: string, from: string, to: string): Touch {
  return { kind: 'rename-table', schema, from, to }
}
