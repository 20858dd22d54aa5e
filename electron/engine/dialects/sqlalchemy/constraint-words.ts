import type { ScriptTable } from '#contract/script-change'
import type {
  ScriptCheck,
  ScriptConstraint,
  ScriptConstraintBase,
  ScriptForeignKey,
  ScriptPrimaryKey,
  ScriptUnique,
} from '#contract/script-constraint'
import { expression } from './expression'
import { preamble } from './naming'
import { phrase } from './refuse'
import { list, qualified, type Spelling } from './spelling'

const kinds = { 'primary-key': 'pk', unique: 'uq', 'foreign-key': 'fk', check: 'ck' } as const

/** `CONSTRAINT name `, or nothing for one that the server is to name. */
export function named(
  spelling: Spelling,
  table: ScriptTable,
  constraint: Exclude<ScriptConstraint, { kind: 'exclusion' }>,
): string {
  return preamble(spelling, {
    kind: kinds[constraint.kind],
    name: constraint.name,
    table,
    columns: constraint.kind === 'check' ? [] : constraint.columns,
    referred: constraint.kind === 'foreign-key' ? constraint.referred : null,
    place: constraint.place,
  })
}

export function primaryKey(
  spelling: Spelling,
  table: ScriptTable,
  key: ScriptPrimaryKey,
  behindColumns: string,
): string {
  return `${named(spelling, table, key)}PRIMARY KEY (${list(spelling, key.columns)})${behindColumns}${deferrability(spelling, key)}`
}

export function unique(
  spelling: Spelling,
  table: ScriptTable,
  constraint: ScriptUnique,
  words: { before: string; behind: string },
): string {
  return `${named(spelling, table, constraint)}UNIQUE ${words.before}(${list(spelling, constraint.columns)})${words.behind}${deferrability(spelling, constraint)}`
}

export function check(spelling: Spelling, table: ScriptTable, constraint: ScriptCheck): string {
  const condition = expression(spelling, constraint.condition, constraint.place)
  return `${named(spelling, table, constraint)}CHECK (${condition})${deferrability(spelling, constraint)}`
}

export function foreignKey(
  spelling: Spelling,
  table: ScriptTable,
  key: ScriptForeignKey,
  onDelete: RegExp,
): string {
  return `${named(spelling, table, key)}FOREIGN KEY (${list(spelling, key.columns)}) ${references(spelling, key, onDelete)}`
}

/** `REFERENCES …` with all that follows. */
export function references(spelling: Spelling, key: ScriptForeignKey, onDelete: RegExp): string {
  const { schema, table, columns } = key.referred
  return [
    `REFERENCES ${qualified(spelling, schema, table)} (${list(spelling, columns)})`,
    key.match === null ? '' : ` MATCH ${phrase(spelling, key.place, key.match, /^\w+$/)}`,
    key.onDelete === null ? '' : ` ON DELETE ${phrase(spelling, key.place, key.onDelete, onDelete)}`,
    key.onUpdate === null ? '' : ` ON UPDATE ${phrase(spelling, key.place, key.onUpdate, action)}`,
    deferrability(spelling, key),
  ].join('')
}

/** What may stand behind ON DELETE and ON UPDATE. */
export const action = /^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$/i

export function deferrability(
  spelling: Spelling,
  { deferrable, initially, place }: ScriptConstraintBase,
): string {
  const first = deferrable === null ? '' : deferrable ? ' DEFERRABLE' : ' NOT DEFERRABLE'
  return initially === null
    ? first
    : `${first} INITIALLY ${phrase(spelling, place, initially, /^(?:DEFERRED|IMMEDIATE)$/i)}`
}
