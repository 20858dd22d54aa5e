import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout } from '../support/e2e/running-host'
import { expect, test as base } from './fixtures'
import { Activity } from './pages/activity'
import { Compare } from './pages/compare'
import { Connections } from './pages/connections'
import { Diagram } from './pages/diagram'
import { Frame } from './pages/frame'
import { History } from './pages/history'
import { Run } from './pages/run'
import { Schema } from './pages/schema'
import { Welcome } from './pages/welcome'
import { makeDatabase, type TestDatabase } from './servers'

/** The project a test starts in: a copy of a sample, files of its own, or none (a fresh profile opens the sample). */
export type StartProject = { readonly sample: string } | { readonly files: Record<string, string> } | null

export interface Scene {
  readonly startProject: StartProject
  readonly postgres: TestDatabase
  readonly mariadb: TestDatabase
  readonly frame: Frame
  readonly welcome: Welcome
  readonly history: History
  readonly run: Run
  readonly schema: Schema
  readonly diagram: Diagram
  readonly compare: Compare
  readonly connections: Connections
  readonly activity: Activity
}

/** A test with the app's screens, a project and, where it asks for one, an empty database. */
export const test = base.extend<Scene>({
  startProject: [null, { option: true }],
  folderAtStart: async ({ startProject }, use) => {
    if (startProject === null) {
      await use(null)
      return
    }
    const root = await mkdtemp(join(tmpdir(), 'varve-e2e-project-'))
    // Varve calls a project what its folder is called.
    const folder = join(root, 'sample' in startProject ? startProject.sample : 'project')
    await mkdir(folder)
    if ('sample' in startProject) {
      await cp(join(checkout, 'migrations-samples', startProject.sample), folder, { recursive: true })
    } else await writeFiles(folder, startProject.files)
    await use(folder)
    await rm(root, { recursive: true, force: true })
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  postgres: async ({}, use) => {
    const database = await makeDatabase('postgres')
    await use(database)
    await database.drop()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
  mariadb: async ({}, use) => {
    const database = await makeDatabase('mariadb')
    await use(database)
    await database.drop()
  },
  frame: async ({ page }, use) => use(new Frame(page)),
  welcome: async ({ page }, use) => use(new Welcome(page)),
  history: async ({ page }, use) => use(new History(page)),
  run: async ({ page }, use) => use(new Run(page)),
  schema: async ({ page }, use) => use(new Schema(page)),
  diagram: async ({ page }, use) => use(new Diagram(page)),
  compare: async ({ page }, use) => use(new Compare(page)),
  connections: async ({ page }, use) => use(new Connections(page)),
  activity: async ({ page }, use) => use(new Activity(page)),
})

/** Writes files into a folder, making the folders they stand in. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), content)
  }
}

/** Opens a database through the form, by its URL. */
export async function connect(
  { frame, connections, history }: Pick<Scene, 'frame' | 'connections' | 'history'>,
  { url }: TestDatabase,
): Promise<void> {
  await connections.startNew(frame)
  await connections.pasteUrl(url)
  await connections.saveAndOpen()
  await expect(history.list).toBeVisible()
  await expect(history.page.getByText(/^\d+ pending · \d+ applied$/).first()).toBeVisible()
}

/** Makes an embedded database for the project, and opens it. */
export async function connectEmbedded({
  frame,
  connections,
  history,
}: Pick<Scene, 'frame' | 'connections' | 'history'>): Promise<void> {
  await connections.startNew(frame)
  await connections.pick('Database', 'Embedded PostgreSQL')
  await connections.saveAndOpen()
  // An embedded database has first to be made.
  await expect(history.list).toBeVisible({ timeout: 180_000 })
}

export { expect }
