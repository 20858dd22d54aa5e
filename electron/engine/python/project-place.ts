import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { readConnectionUrl } from '#contract/connection-url'
import { locate } from '../projects/formats/alembic/config/locate'
import { namedUrls } from '../projects/formats/alembic/offers/offers'
import type { PythonProject } from './project'

/** What a project's own Python has to be told of it; null where the folder holds no Alembic project. */
export async function pythonProjectOf(folder: string): Promise<PythonProject | null> {
  const location = await locate(folder)
  if (location === null) return null
  const { here, settings, scriptFolder } = location
  const [ini, pyproject] = await Promise.all([there(here, 'alembic.ini'), there(here, 'pyproject.toml')])
  const urls = await namedUrls(folder, location, process.env)
  return {
    folder,
    ini,
    pyproject,
    section: settings?.section ?? 'alembic',
    scriptFolder,
    urls: urls.map(({ key, url }) => {
      const read = readConnectionUrl(url)
      return { name: key, driver: read.ok ? read.driver : null }
    }),
  }
}

async function there(folder: string, file: string): Promise<string | null> {
  const path = join(folder, file)
  return access(path).then(
    () => path,
    () => null,
  )
}
