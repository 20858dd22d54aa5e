import type { EnumChange } from '#contract/script-change'
import type { ScriptColumn } from '#contract/script-column'
import type { ScriptPlace, ScriptType } from '#contract/script-value'
import { identifier } from '../../sqlalchemy/identifier'
import { refuse } from '../../sqlalchemy/refuse'
import type { RenderOptions } from '../../sqlalchemy/render-options'
import type { Spelling } from '../../sqlalchemy/spelling'
import { flag, text, typeHere } from '../../sqlalchemy/type-class'
import { literal, quote } from '../quote'

/** An enum type's or domain's name, behind its schema where it has one. */
export function namedTypeName(options: RenderOptions, type: ScriptType, place: ScriptPlace): string {
  const name =
    text(type, 'name') ??
    refuse({ options }, place, 'An enum type of PostgreSQL needs a name, and this one has none.')
  const schema = text(type, 'schema')
  return schema === null ? quote(name) : `${quote(schema)}.${quote(name)}`
}

/** The named types that `create_table` makes before the table: those that the run has not made yet. */
export function typesOfTable(
  spelling: Spelling,
  columns: readonly ScriptColumn[],
  schema: string | null,
): string[] {
  const { options } = spelling
  return columns.flatMap(({ type, place }) => {
    const made = namedTypeWithin(typeHere(type, options.dialect))
    if (made === null) return []
    const here = inSchema(made, schema)
    const key = JSON.stringify([here.name === 'postgresql.DOMAIN', text(here, 'schema'), text(here, 'name')])
    if (!flag(here, 'create_type', true) || options.madeTypes.has(key)) return []
    options.madeTypes.add(key)
    return [createNamedType(spelling, here, place)]
  })
}

/** The type itself, or the one that an array has for its elements. */
function namedTypeWithin(type: ScriptType): ScriptType | null {
  if (type.item !== null && (type.name === 'ARRAY' || type.name === 'postgresql.ARRAY'))
    return namedTypeWithin(type.item)
  if (type.name === 'Enum') return flag(type, 'native_enum', true) ? withoutCreateType(type) : null
  return type.name === 'postgresql.ENUM' || type.name === 'postgresql.DOMAIN' ? type : null
}

/** `sa.Enum` knows no `create_type`: SQLAlchemy drops it without a word. */
function withoutCreateType(type: ScriptType): ScriptType {
  return { ...type, args: { ...type.args, create_type: true } }
}

/** `inherit_schema=True` takes the schema of the table. */
export function inSchema(type: ScriptType, schema: string | null): ScriptType {
  return flag(type, 'inherit_schema') && schema !== null ? { ...type, args: { ...type.args, schema } } : type
}

/** `enum.create(bind)` and `enum.drop(bind)`; with `checkfirst` SQLAlchemy looks in the catalog, and so does the statement. */
export function enumChange(spelling: Spelling, { kind, type, checkFirst, place }: EnumChange): string[] {
  const here = typeHere(type, spelling.options.dialect)
  if (here.name === 'Enum' && !flag(here, 'native_enum', true)) return []
  if (here.name !== 'Enum' && here.name !== 'postgresql.ENUM')
    refuse(spelling, place, `The type ${here.name} is none that PostgreSQL’s dialect can create or drop.`)
  const name = namedTypeName(spelling.options, here, place)
  if (kind === 'drop-enum') return [`DROP TYPE ${checkFirst ? 'IF EXISTS ' : ''}${name}`]
  const create = createNamedType(spelling, here, place)
  return [checkFirst ? unlessThere(here, create) : create]
}

/** CREATE TYPE has no IF NOT EXISTS. The condition is the one by which SQLAlchemy looks. */
function unlessThere(type: ScriptType, create: string): string {
  const schema = text(type, 'schema')
  const where =
    schema === null
      ? 'pg_catalog.pg_type_is_visible(t.oid)'
      : `t.typnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = ${literal(schema)})`
  const body = `BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = ${literal(text(type, 'name') ?? '')} AND ${where}) THEN
    ${create};
  END IF;
END`
  const tag = dollarTag(body)
  return `DO ${tag}\n${body}\n${tag}`
}

function dollarTag(body: string): string {
  let tag = '$$'
  for (let i = 1; body.includes(tag); i++) tag = `$varve${i}$`
  return tag
}

function createNamedType(spelling: Spelling, type: ScriptType, place: ScriptPlace): string {
  const name = namedTypeName(spelling.options, type, place)
  if (type.name === 'postgresql.DOMAIN') return createDomain(spelling, type, name, place)
  return `CREATE TYPE ${name} AS ENUM (${type.values.map(literal).join(', ')})`
}

function createDomain(spelling: Spelling, type: ScriptType, name: string, place: ScriptPlace): string {
  if (type.item === null) return refuse(spelling, place, `The domain ${name} has no type below it.`)
  const [collation, byDefault, constraint, check] = ['collation', 'default', 'constraint_name', 'check'].map(
    (argument) => text(type, argument),
  )
  return [
    `CREATE DOMAIN ${name} AS ${spelling.type(type.item, place)}`,
    ...(collation == null ? [] : [`COLLATE ${quote(collation)}`]),
    ...(byDefault == null ? [] : [`DEFAULT ${literal(byDefault)}`]),
    ...(constraint == null
      ? []
      : [`CONSTRAINT ${identifier(spelling, { text: constraint, final: false, quote: null }, place)}`]),
    ...(flag(type, 'not_null') ? ['NOT NULL'] : []),
    ...(check == null ? [] : [`CHECK (${check})`]),
  ].join(' ')
}
