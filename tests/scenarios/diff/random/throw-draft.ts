import type { Dice } from '../../../integration/alembic/random-graphs'
import type { ColumnDraft, Draft, IndexDraft, KeyDraft, TableDraft, ViewDraft } from './draft'
import type { Words } from './words'

/** Throws what schemas are made of; every name is new. */
export class Thrower {
  readonly dice: Dice
  readonly words: Words
  #names = 0

  constructor(dice: Dice, words: Words) {
    this.dice = dice
    this.words = words
  }

  name(...beginnings: string[]): string {
    this.#names += 1
    return `${this.dice.one(beginnings)}${this.#names}`
  }

  draft(): Draft {
    const draft: Draft = { enums: [], tables: [], views: [] }
    if (this.words.dialect === 'postgres')
      draft.enums.push({ name: this.name('mood '), values: ['a', `it's`, 'c'] })
    for (let count = 1 + this.dice.below(4); count > 0; count -= 1) draft.tables.push(this.table(draft))
    for (let count = this.dice.below(4); count > 0; count -= 1) draft.views.push(this.view(draft))
    return draft
  }

  table(draft: Draft): TableDraft {
    const { dice } = this
    const table: TableDraft = {
      name: this.name('t', 'T', 'a table ', 'select', `it's; "x" `),
      idType: dice.one(this.words.ids),
      comment: dice.chance(0.3) ? `it's one` : null,
      granted: dice.chance(0.2),
      columns: Array.from({ length: dice.below(5) }, () => this.column(draft)),
      uniques: [],
      checks: [],
      indexes: [],
      keys: [],
      triggers: [],
    }
    if (dice.chance(0.5)) this.addCheck(table)
    if (dice.chance(0.3)) this.addUnique(table)
    if (dice.chance(0.5)) table.indexes.push(this.index(table))
    if (dice.chance(0.5)) this.addKey(draft, table)
    if (dice.chance(0.3)) this.addTrigger(table)
    return table
  }

  column(draft: Draft): ColumnDraft {
    const { dice } = this
    const types = [...Object.keys(this.words.types), ...draft.enums.map(({ name }) => `enum ${name}`)]
    const type = dice.one(types)
    const generated = dice.chance(0.1)
    return {
      name: this.name('c', 'C', 'a column ', 'from', `o'x"`),
      type: generated ? (this.words.ids[1] ?? '') : type,
      notNull: !generated && dice.chance(0.3),
      default: generated ? null : this.default(type),
      comment: dice.chance(0.2) ? 'a comment; with "all" of it' : null,
      plus: generated ? dice.below(9) : null,
    }
  }

  default(type: string): string | null {
    const choices = this.words.types[type] ?? []
    return choices.length > 0 && this.dice.chance(0.4) ? this.dice.one(choices) : null
  }

  index(table: TableDraft): IndexDraft {
    const { dice } = this
    const candidates = ['id', ...table.columns.filter(indexable).map(({ name }) => name)]
    return {
      name: this.name('i', 'Ix '),
      columns: dice.shuffled(candidates).slice(0, 1 + dice.below(2)),
      unique: dice.chance(0.3),
      descending: dice.chance(0.3),
      above: dice.chance(0.3) ? dice.below(5) : null,
    }
  }

  addCheck(table: TableDraft): void {
    // MariaDB takes no check over a column that a foreign key may set.
    const keyed = new Set(table.keys.map(({ column }) => column))
    const columns = table.columns.filter(({ name, type }) => comparable.test(type) && !keyed.has(name))
    if (columns.length === 0) return
    const column = this.dice.one(columns).name
    table.checks.push({ name: this.name('chk '), column, bound: this.dice.below(9) })
  }

  addUnique(table: TableDraft): void {
    const columns = table.columns.filter(indexable).map(({ name }) => name)
    if (columns.length === 0) return
    table.uniques.push({ name: this.name('u', 'U '), columns: this.dice.shuffled(columns).slice(0, 2) })
  }

  addKey({ tables }: Draft, table: TableDraft): void {
    const to = this.dice.one([...tables, table])
    const column = this.name('to ')
    const key: KeyDraft = {
      name: this.name('fk '),
      column,
      to: to.name,
      onDelete: this.dice.one(this.words.actions),
    }
    table.columns.push({
      name: column,
      type: to.idType,
      notNull: false,
      default: null,
      comment: null,
      plus: null,
    })
    table.keys.push(key)
  }

  addTrigger(table: TableDraft): void {
    const columns = table.columns.filter(({ plus }) => plus === null)
    if (columns.length > 0)
      table.triggers.push({ name: this.name('tg '), column: this.dice.one(columns).name })
  }

  view({ tables, views }: Draft): ViewDraft {
    const { dice } = this
    const sources = [
      ...tables.map(({ name, columns }) => ({ name, columns: ['id', ...columns.map((one) => one.name)] })),
      ...views,
    ]
    const of = dice.one(sources)
    const others = of.columns.filter((name) => name !== 'id')
    return {
      name: this.name('v', 'V '),
      of: of.name,
      columns: ['id', ...dice.shuffled(others).slice(0, dice.below(3))],
      above: dice.below(5),
      materialized: this.words.dialect === 'postgres' && dice.chance(0.2),
      comment: this.words.dialect === 'postgres' && dice.chance(0.3) ? 'seen' : null,
    }
  }
}

const comparable = /^(int|integer|bigint|text|varchar|character varying)/

function indexable({ type, plus }: ColumnDraft): boolean {
  return plus === null && !/^(text|longtext|jsonb|text\[\])$/.test(type)
}
