import type { Dialect } from '../dialect'
import { ended } from '../ended'
import { connect } from './connect'
import { ddl } from './ddl'
import { wholeDdl } from './ddl/whole'
import { identified, introspect } from './introspect'
import { closeFolders } from './embedded/folders'
import { closeInMemory } from './embedded/spare'
import { fingerprint } from './introspect/fingerprint'
import { recount } from './introspect/recount'
import { ledger } from './ledger'
import { lock, lockHolder } from './lock'
import { mends } from './mends'
import { bounds, end, isAtWork } from './others'
import { quote } from './quote'
import { render } from './render'
import { requoted } from './requoted'
import { restore } from './restore'
import { rows } from './rows'
import { scratch } from './scratch'
import { split } from './split'
import { blankCopies } from './split/blank-out'
import { statistics } from './statistics'
import { outlasts, undo } from './undo'
import { takenForGranted } from './taken-for-granted'
import { throwaways } from './throwaway'
import { findUnfit } from './unfit'
import { use } from './use'
import { versions } from './versions'
import { way } from './plan'
import { beyondDatabase } from './whole-server'

export { setEmbeddedWorker } from './embedded/worker-file'

/** Ends every embedded database, those in memory too; hosts call it at quit. */
export async function closeEmbedded(): Promise<void> {
  await Promise.all([closeFolders(), closeInMemory()])
}

/** PostgreSQL 12 and newer, on a server or embedded. */
export const postgres: Dialect = {
  name: 'postgres',
  transactionalDdl: true,
  enumTypes: true,
  schemasAreDatabases: false,
  hides: null,
  // Expressions are spelled by the server, and only a new major version spells them otherwise.
  speakAlike: (one, other) => Number.parseInt(one.version, 10) === Number.parseInt(other.version, 10),
  connect,
  split,
  withoutRows: blankCopies,
  inScript: ended,
  quote,
  requoted,
  lock,
  lockHolder,
  restore,
  undo,
  outlasts,
  bounds,
  end,
  isAtWork,
  introspect,
  identified,
  // It knows everything by number.
  renamesSaid: () => [],
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
  // Introspection spells definitions for this path.
  // A body may name what comes behind it, or, in an old database, what is not there any more.
  beforeWay: [
    "SET client_encoding TO 'UTF8'",
    'SET search_path TO public',
    'SET check_function_bodies TO off',
  ],
  findUnfit,
  render,
  throwaways,
  takenForGranted,
  beyondDatabase,
  ledger,
  versions,
}
