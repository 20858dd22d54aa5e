import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectOf, type FixtureProject } from './revisions'

const samples = join(import.meta.dirname, '../../../migrations-samples')

/** The revisions of a sample (each has one), in a project whose environment needs none of the sample's application. */
export async function sampleProject(folder: string): Promise<FixtureProject> {
  const versions = join(samples, folder, 'versions')
  const names = (await readdir(versions)).filter((name) => name.endsWith('.py'))
  return projectOf(
    await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(versions, name), 'utf8')
        const id = /^revision(?:: *\w+)? *= *["']([^"']+)["']/m.exec(text)?.[1]
        if (id === undefined) throw new Error(`${name} has no revision`)
        return { id, title: name, text }
      }),
    ),
  )
}
