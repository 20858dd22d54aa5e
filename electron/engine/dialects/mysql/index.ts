import type { Dialect } from '../dialect'
import { connect } from './connect'
import { ddl } from './ddl/index'
import { wholeDdl } from './ddl/whole'
import { fingerprint } from './introspect/fingerprint'
import { introspect } from './introspect/index'
import { recount } from './introspect/recount'
import { ledger } from './ledger'
import { lock, lockHolder } from './lock'
import { mends } from './mends'
import { bounds, end } from './others'
import { quote } from './quote'
import { render } from './render/index'
import { restore } from './restore'
import { rows } from './rows'
import { split } from './split'
import { statistics } from './statistics'
import { outlasts, undo } from './undo'
import { use } from './use'
import { versions } from './versions'

/** MySQL and MariaDB, through `mysql2`. */
export const mysql: Dialect = {
  name: 'mysql',
  transactionalDdl: false,
  enumTypes: false,
  connect,
  split,
  quote,
  lock,
  lockHolder,
  restore,
  undo,
  outlasts,
  bounds,
  end,
  introspect,
  fingerprint,
  recount,
  ddl,
  wholeDdl,
  rows,
  use,
  statistics,
  mends,
  render,
  ledger,
  versions,
}
