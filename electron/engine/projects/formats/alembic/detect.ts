import { toRelative } from './relative'
import { locate } from './config/locate'

/** Whether a folder with these entries has the settings or the scripts of an Alembic project. */
export function isOwn(names: ReadonlySet<string>): boolean {
  return names.has('alembic.ini') || (names.has('env.py') && names.has('versions'))
}

/** The first folder of revisions of the Alembic project in a folder, at most three levels down; null where there is none. */
export async function detect(folder: string): Promise<string | null> {
  const location = await locate(folder)
  if (location === null) return null
  return toRelative(folder, location.versionFolders[0] ?? location.scriptFolder)
}
