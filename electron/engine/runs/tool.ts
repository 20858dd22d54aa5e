import type { DialectName, ServerInfo } from '#contract/connection'
import type { Direction, Project } from '#contract/revision'
import type { DelegatedEnd, DelegatedStep } from '../python/delegated'
import type { Pythons } from '../python/pythons'
import { pythonProjectOf } from '../python/project-place'
import { runDelegated } from '../python/delegated'
import { renderedScript, type RenderedStatement } from '../python/rendered'
import { AppError } from '../errors'

/** The project's own tool, which the user has allowed to run here. */
export interface Tool {
  /** The SQL of one revision, told without a database; throws `python-failed` where the revision asks one. */
  render(
    revision: string,
    direction: Direction,
    dialect: DialectName,
    server: ServerInfo | null,
  ): Promise<readonly RenderedStatement[]>
  run(step: Omit<DelegatedStep, 'project' | 'python'>): Promise<DelegatedEnd>
}

/** Finds the tool of a project where something needs it, or the error that says why it may not be used; looked for once. */
export type FindTool = () => Promise<Tool | AppError>

/** How to find the tool of a project. */
export function toolOf(pythons: Pythons, project: Project): FindTool {
  let found: Promise<Tool | AppError> | null = null
  return () => (found ??= find(pythons, project))
}

async function find(pythons: Pythons, { folder, format }: Project): Promise<Tool | AppError> {
  const place = format === 'alembic' ? await pythonProjectOf(folder) : null
  if (place === null) return new AppError('python-failed', `${folder} has no tool of its own.`)
  try {
    const python = await pythons.use(folder)
    return {
      render: async (revision, direction, dialect, server) => {
        const known =
          server === null ? null : { mariadb: server.flavour === 'mariadb', version: versionOf(server) }
        const script = await renderedScript(place, revision, direction, dialect, python, { server: known })
        return script.statements
      },
      run: (step) => runDelegated({ ...step, project: place, python }),
    }
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function versionOf({ version }: ServerInfo): number[] {
  return (version.match(/\d+/g) ?? []).slice(0, 3).map(Number)
}
