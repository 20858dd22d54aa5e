import type { EmbeddedTarget } from '#contract/connection'
import type { SessionOptions } from '../../dialect'
import type { ClientSession } from '../client-session'
import { openFolder } from './folders'
import { resolveFolder } from './prepare-folder'
import { seated } from './seated'

/** Opens a session of the embedded PostgreSQL in a folder; the folder is made where it is missing. */
export async function connectEmbedded(
  target: EmbeddedTarget,
  options: SessionOptions,
): Promise<ClientSession> {
  const folder = await resolveFolder(target.folder)
  return seated(await openFolder(folder), folder, options)
}
