import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Direction } from '#contract/revision'
import type { Dialect } from '#engine/dialects/dialect'
import { type RenderOptions, renderedScripts } from '#engine/python/rendered'
import { plainEnv } from '../support/plain-env'
import { allowed, systemPython } from '../support/python-project'
import { folderWith } from '../support/folder'
import type { PublicRevision } from './history'

/** A statement as Alembic sends it. */
export interface AlembicStatement {
  readonly sql: string
  readonly autocommit: boolean
}

export type Rendering = { readonly statements: readonly AlembicStatement[] } | { readonly why: string }

/** What Alembic itself makes of each revision, up and down. Each stands by itself, with an environment that needs none of the project's. */
export async function alembicRenders(
  revisions: readonly PublicRevision[],
  dialect: Dialect,
  server: NonNullable<RenderOptions['server']>,
): Promise<Record<Direction, Rendering>[]> {
  const folder = await standingAlone(revisions)
  const project = {
    folder,
    ini: join(folder, 'alembic.ini'),
    pyproject: null,
    section: 'alembic',
    scriptFolder: join(folder, 'migrations'),
    urls: [],
  }
  const wanted = revisions.flatMap(({ id: revision }) => [
    { revision, direction: 'up' as const },
    { revision, direction: 'down' as const },
  ])
  const python = await allowed(folder, process.env['ALEMBIC_PYTHON'] ?? systemPython)
  const scripts = await renderedScripts(project, wanted, dialect.name, python, { server })
  const renderings = scripts.map((script): Rendering =>
    'error' in script ? { why: script.error.message } : { statements: script.statements },
  )
  return revisions.map((_, i) => ({ up: at(renderings, 2 * i), down: at(renderings, 2 * i + 1) }))
}

async function standingAlone(revisions: readonly PublicRevision[]): Promise<string> {
  const folder = await folderWith({
    'alembic.ini': '[alembic]\nscript_location = migrations\nprepend_sys_path = .\n',
    'migrations/env.py': plainEnv,
  })
  await copyFile(join(import.meta.dirname, 'absent.py'), join(folder, 'absent.py'))
  await mkdir(join(folder, 'migrations/versions'))
  await Promise.all(
    revisions.map(({ id, file }, i) =>
      writeFile(
        join(folder, `migrations/versions/revision_${i}.py`),
        `import absent\n\nabsent.load(globals(), ${JSON.stringify(file)}, ${JSON.stringify(id)})\n`,
      ),
    ),
  )
  return folder
}

function at(renderings: readonly Rendering[], index: number): Rendering {
  return renderings[index] ?? { why: 'nothing was told' }
}
