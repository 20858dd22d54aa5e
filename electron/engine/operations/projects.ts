import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Connection, DialectName } from '#contract/connection'
import type { Direction, Project } from '#contract/revision'
import { embeddedFolderOf } from '../connections/embedded-folder'
import type { Engine } from '../engine'
import { AppError } from '../errors'
import { whereIs } from '../projects/git-search'
import { newRevision } from '../projects/new-revision'
import { openProject } from '../projects/open'
import { copySample } from '../projects/sample'
import { readSource } from '../projects/source'
import { watchProject } from '../projects/watch'
import { dialectNamed } from '../dialects'
import { exportSql } from '../runs/export-sql'
import { lookBeforeMerge } from '../runs/merge-look'
import { type Reader, showScript } from '../runs/read-script'
import { toldChanges } from '../runs/told-changes'
import { toldScripts } from '../runs/told-scripts'
import { toolOf } from '../runs/tool'
import { os } from './base'

export const projects = {
  open: os.projects.open.handler(({ input, context: { engine } }) => openAndRemember(engine, input.folder)),

  watch: os.projects.watch.handler(async function* ({ input, signal }) {
    yield* watchProject(input.folder, signal ?? new AbortController().signal)
  }),

  recent: os.projects.recent.handler(async ({ context: { engine } }) =>
    Promise.all(
      (await engine.recent.list()).map(async (recent) => ({
        ...recent,
        exists: await isFolder(recent.folder),
      })),
    ),
  ),

  forget: os.projects.forget.handler(({ input, context: { engine } }) => engine.recent.forget(input.folder)),

  source: os.projects.source.handler(({ input }) => readSource(input.folder, input.file)),

  script: os.projects.script.handler(async ({ input, context: { engine } }) => {
    const project = await openProject(input.folder)
    return showScript(project, input.revision, input.direction, readerOf(engine, project, input.dialect))
  }),

  changes: os.projects.changes.handler(async ({ input }) => {
    const project = await openProject(input.folder)
    const told = (direction: Direction) => toldChanges(project, input.revision, direction, input.dialect)
    return { up: await told('up'), down: await told('down') }
  }),

  whereIs: os.projects.whereIs.handler(({ input, signal }) =>
    whereIs(input.folder, input.revision, signal ?? null),
  ),

  statements: os.projects.statements.handler(async ({ input, context: { engine } }) => {
    const project = await openProject(input.folder)
    return toldScripts(project, input.revision, readerOf(engine, project, input.dialect))
  }),

  exportSql: os.projects.exportSql.handler(async ({ input, context: { engine } }) => {
    const project = await openProject(input.folder)
    return { sql: await exportSql(project, input, readerOf(engine, project, input.dialect)) }
  }),

  newRevision: os.projects.newRevision.handler(({ input }) =>
    newRevision(input.folder, input.message, input.parents),
  ),

  mergeLook: os.projects.mergeLook.handler(async ({ input }) =>
    lookBeforeMerge(await openProject(input.folder), input.revisions, dialectNamed(input.dialect)),
  ),

  openSample: os.projects.openSample.handler(async ({ context: { engine } }) => {
    const folder = await copySample(engine.host.samplesFolder, engine.host.dataFolder)
    const project = await openAndRemember(engine, folder)
    const { id } = await embeddedConnection(engine, folder)
    return { project, connectionId: id }
  }),
}

/** What scripts are read with where no database is open. */
function readerOf(engine: Engine, project: Project, dialect: DialectName): Reader {
  return {
    dialect: dialectNamed(dialect),
    server: null,
    tool: toolOf(engine.pythons, project),
    madeTypes: new Set(),
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}

async function openAndRemember(engine: Engine, folder: string): Promise<Project> {
  const project = await openProject(folder)
  // The list is for comfort: where its disk is full or read-only, the project opens all the same.
  await engine.recent.add(project).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'disk')) throw error
  })
  return project
}

/** The project's embedded connection, saved where it has none. */
async function embeddedConnection(engine: Engine, folder: string): Promise<Connection> {
  const known = (await engine.profiles.list(folder)).find(({ target }) => target.kind === 'embedded')
  if (known !== undefined) return known
  return engine.profiles.save(folder, {
    id: randomUUID(),
    name: 'Embedded PostgreSQL',
    color: 'ochre',
    environment: 'development',
    readOnly: false,
    lockTimeoutMs: 5000,
    statementTimeoutMs: 0,
    target: { kind: 'embedded', folder: embeddedFolderOf(engine.host.dataFolder, folder) },
  })
}
