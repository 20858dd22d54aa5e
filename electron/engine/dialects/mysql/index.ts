import type { Dialect } from '../dialect'
import { connect } from './connect'
import { ddl } from './ddl/index'
import { wholeDdl } from './ddl/whole'
import { inOurCharacters, inScript } from './in-script'
import { fingerprint } from './introspect/fingerprint'
import { introspect } from './introspect/index'
import { recount } from './introspect/recount'
import { ledger } from './ledger'
import { lock, lockHolder } from './lock'
import { mends } from './mends'
import { bounds, end, isAtWork } from './others'
import { quote } from './quote'
import { renamesSaid } from './renames'
import { render } from './render/index'
import { restore } from './restore'
import { rows } from './rows'
import { scratch } from './throwaway'
import { split } from './split'
import { statistics } from './statistics'
import { outlasts, undo } from './undo'
import { use } from './use'
import { versions } from './versions'
import { way } from './plan'

/** MySQL and MariaDB, through `mysql2`. */
export const mysql: Dialect = {
  name: 'mysql',
  transactionalDdl: false,
  enumTypes: false,
  schemasAreDatabases: true,
  hides: { probe: (table) => `select 1 from ${table} limit 0`, absent: '1146' },
  speakAlike: (one, other) => one.flavour === other.flavour && series(one.version) === series(other.version),
  connect,
  split,
  // mysqldump writes rows as INSERT statements.
  withoutRows: (text) => ({ text, copies: 0 }),
  inScript,
  quote,
  requoted: (ddl) => ddl,
  lock,
  lockHolder,
  restore,
  undo,
  outlasts,
  bounds,
  end,
  isAtWork,
  introspect,
  identified: async (session) => ({ catalog: await introspect(session), identities: null }),
  renamesSaid,
  fingerprint,
  recount,
  ddl,
  wholeDdl,
  rows,
  use,
  statistics,
  mends,
  scratch,
  way,
  // A client of another character set would garble names, and routines keep the collation of whoever makes them.
  beforeWay: [inOurCharacters],
  // Bodies are checked neither when a routine is made nor on demand; of views the server says so only table by table, opening each.
  findUnfit: async () => ({ unfit: [], unasked: null }),
  render,
  throwaways: null,
  takenForGranted: async () => ({ extensions: [], roles: [] }),
  beyondDatabase: async () => null,
  ledger,
  versions,
}

/** `10.11` of `10.11.14-MariaDB`: within a series the server keeps its spelling. */
function series(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}
