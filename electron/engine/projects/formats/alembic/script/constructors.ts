import type { Arguments } from './arguments'
import { column } from './schema/column'
import { checkConstraint, primaryKeyConstraint, uniqueConstraint } from './schema/constraints'
import { computed, defaultClause, fetched, identity } from './schema/defaults'
import { excludeConstraint } from './schema/exclusion'
import { foreignKeyConstraint, foreignKeyReference } from './schema/foreign-key'
import { index } from './schema/index-parts'
import { fullTable, lightTable, metadata } from './schema/table'
import * as sql from './sql/expressions'
import type { Value } from './value'

/** What SQLAlchemy's functions and classes make, by the name they have here; types are made elsewhere. */
export const constructors: Readonly<Record<string, (args: Arguments, known: string) => Value>> = {
  'sa.Column': column,
  'sa.ForeignKey': foreignKeyReference,
  'sa.PrimaryKeyConstraint': primaryKeyConstraint,
  'sa.UniqueConstraint': uniqueConstraint,
  'sa.ForeignKeyConstraint': foreignKeyConstraint,
  'sa.CheckConstraint': checkConstraint,
  'postgresql.ExcludeConstraint': excludeConstraint,
  'sa.Index': index,
  'sa.Computed': computed,
  'sa.Identity': identity,
  'sa.FetchedValue': fetched,
  'sa.DefaultClause': defaultClause,
  'sa.Table': fullTable,
  'sa.MetaData': metadata,
  'sa.table': lightTable,
  'sa.column': sql.column,
  'sa.text': sql.text,
  'sa.literal_column': sql.literalColumn,
  'sa.literal': sql.literalValue,
  'sa.cast': sql.cast,
  'sa.true': sql.word('true'),
  'sa.false': sql.word('false'),
  'sa.null': sql.word('null'),
  'sa.func': sql.functionCall,
  'sa.desc': sql.orderedCall,
  'sa.asc': sql.orderedCall,
  'sa.nulls_first': sql.orderedCall,
  'sa.nullsfirst': sql.orderedCall,
  'sa.nulls_last': sql.orderedCall,
  'sa.nullslast': sql.orderedCall,
  'sa.conv': conv,
  'sa.quoted_name': quotedName,
}

/** `conv('…')`: what `op.f` makes. */
function conv(args: Arguments): Value {
  args.named('name')
  const text = args.text('name')
  args.end()
  return { kind: 'name', text, final: true, quote: null }
}

/** `quoted_name('…', quote)`. */
function quotedName(args: Arguments): Value {
  args.named('value', 'quote')
  const text = args.text('value')
  const quote = args.flag('quote')
  args.end()
  return { kind: 'name', text, final: false, quote }
}
