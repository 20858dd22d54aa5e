import type { ServerInfo } from '#contract/connection'
import { madeAt } from '../../scratch-mark'

const account =
  /^(CREATE(?: OR REPLACE)?) DEFINER=(?:`(?:[^`]|``)*`|"(?:[^"]|"")*")(?:@(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"))? /i

/**
 * Takes DEFINER out of a SHOW CREATE: it names an account of this server, stands beside the DDL, and differs between
 * servers whose objects are the same. Who makes the object anew becomes its definer, unless a plan names one.
 */
export function withoutDefiner(definition: string): string {
  return definition.replace(account, '$1 ')
}

/** What a stored program runs under, as facts. */
export function settingFacts(row: {
  readonly definer: string
  readonly sqlMode: string
  readonly collation: string
}): { name: string; value: string }[] {
  return [
    { name: 'definer', value: row.definer },
    { name: 'sql mode', value: row.sqlMode },
    { name: 'connection collation', value: row.collation },
  ]
}

/** An object's definer; in a scratch database that who made it is its definer says nothing. */
export function definerOf({ definer }: { readonly definer: string }, server: ServerInfo): string | null {
  return madeAt(server.database) !== null && definer === server.user ? null : definer
}
