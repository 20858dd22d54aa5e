import type { Arguments } from '../arguments'
import type { Argument } from '../value'

type Construct = 'table' | 'column' | 'index' | 'primary-key' | 'unique' | 'check' | 'foreign-key'

/** What the dialects of SQLAlchemy take for each thing; `*` takes anything. What another dialect takes changes nothing here. */
const known: Record<string, Partial<Record<Construct, string>>> = {
  postgresql: {
    table: 'ignore_search_path tablespace partition_by with_oids with on_commit inherits using',
    index: 'using include where ops concurrently with tablespace nulls_not_distinct',
    'primary-key': 'include',
    unique: 'include nulls_not_distinct',
    check: 'not_valid',
    'foreign-key': 'not_valid',
  },
  mysql: { table: '*', index: 'using length prefix with_parser', 'primary-key': 'using' },
  mariadb: { table: '*', index: 'using length prefix with_parser', 'primary-key': 'using' },
  sqlite: {
    table: 'autoincrement with_rowid strict',
    index: 'where',
    column: 'on_conflict_primary_key on_conflict_not_null on_conflict_unique',
    'primary-key': 'on_conflict',
    unique: 'on_conflict',
    check: 'on_conflict',
    'foreign-key': 'on_conflict',
  },
  mssql: {
    index: 'clustered include where columnstore',
    column: 'identity_start identity_increment',
    'primary-key': 'clustered',
    unique: 'clustered',
  },
  oracle: { table: 'resolve_synonyms on_commit compress tablespace', index: 'bitmap compress tablespace' },
}

/** Takes every `dialect_option=` that its dialect knows; gives back those of the dialect read for, without the dialect's name. */
export function takeOptions(args: Arguments, construct: Construct): Map<string, Argument> {
  const own = new Map<string, Argument>()
  for (const name of args.left()) {
    const split = name.indexOf('_')
    const [dialect, option] = [name.slice(0, split), name.slice(split + 1)]
    const words = Object.hasOwn(known, dialect) ? known[dialect]?.[construct] : undefined
    if (words === undefined || !(words === '*' || words.split(' ').includes(option))) continue
    const argument = args.take(name)
    if (argument && dialect === args.reading.dialect) own.set(option, argument)
  }
  return own
}
