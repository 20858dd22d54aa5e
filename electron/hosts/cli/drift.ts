import { compareAndTell } from './compare'
import { openDatabase, openScratch } from './database'
import { readIgnore } from './ignore-words'
import { readRename } from './rename-words'
import { projectFolder, type Terminal } from './terminal'

/** `varve drift`: what stands in the database otherwise than the project's current revisions make it. */
export async function drift(terminal: Terminal): Promise<number> {
  const { args, engine } = terminal
  const folder = projectFolder(terminal)
  const connectionId = await openDatabase(terminal)
  const scratch = await openScratch(terminal)
  const { target } = await engine.profiles.find(connectionId)
  const dialect = target.kind === 'embedded' ? 'postgres' : target.dialect
  return compareAndTell(terminal, {
    from: { kind: 'project', folder, at: { kind: 'current', connectionId }, dialect },
    to: { kind: 'connection', connectionId },
    scratch,
    folder,
    renames: args.renames.map(readRename),
    ignore: args.ignore.map(readIgnore),
    counted: args.plan || args.sql,
  })
}
