import { readTextFile } from '../../../text-file'
import { readIni } from '../config/ini'
import { locate } from '../config/locate'

const notFollowed = {
  timezone: 'the date in the file is this machine’s local time',
  revision_environment: 'env.py is not run for a new file',
} as const

/** What an Alembic project's settings ask for with a new file and is not done here, in sentences. */
export async function settingNotes(folder: string): Promise<string[]> {
  const location = await locate(folder)
  if (location === null) return []
  const notes = Object.entries(notFollowed).flatMap(([key, words]) => {
    const found = location.settings?.get(key) ?? null
    const value = found !== null && 'value' in found ? found.value.trim() : ''
    return value === '' || value === 'false' ? [] : [`The setting ${key} is not followed: ${words}.`]
  })
  const hooks = await hooksOf(location.here)
  return hooks === '' ? notes : [...notes, `The post_write_hooks (${hooks}) are not run on the file.`]
}

async function hooksOf(here: string): Promise<string> {
  const read = await readTextFile(here, 'alembic.ini')
  const ini = 'text' in read ? readIni(read.text) : null
  if (ini === null || !('sections' in ini)) return ''
  return ini.sections.get('post_write_hooks')?.get('hooks')?.text.trim() ?? ''
}
