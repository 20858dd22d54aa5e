import { access } from 'node:fs/promises'
import { formatNamed } from '../projects/formats'
import { openProject } from '../projects/open'
import { openSample } from '../projects/sample'
import { readSource } from '../projects/source'
import { watchProject } from '../projects/watch'
import { os } from './base'

export const projects = {
  open: os.projects.open.handler(async ({ input, context: { engine } }) => {
    const project = await openProject(input.folder)
    await engine.recent.add(project)
    return project
  }),

  watch: os.projects.watch.handler(async function* ({ input, signal }) {
    yield* watchProject(input.folder, signal ?? new AbortController().signal)
  }),

  recent: os.projects.recent.handler(async ({ context: { engine } }) =>
    Promise.all(
      (await engine.recent.list()).map(async (recent) => ({
        ...recent,
        exists: await access(recent.folder).then(
          () => true,
          () => false,
        ),
      })),
    ),
  ),

  forget: os.projects.forget.handler(({ input, context: { engine } }) => engine.recent.forget(input.folder)),

  source: os.projects.source.handler(({ input }) => readSource(input.folder, input.file)),

  script: os.projects.script.handler(async ({ input }) => {
    const project = await openProject(input.folder)
    return formatNamed(project.format).script(project, input.revision, input.direction)
  }),

  openSample: os.projects.openSample.handler(({ context: { engine } }) => openSample(engine)),
}
