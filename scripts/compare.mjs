// `npm run compare -- FOLDER…`: compares what is read of Alembic projects with what Alembic renders; tests/public-projects.
import { resolve } from 'node:path'
import { runTool, say } from './run.mjs'

const folders = process.argv.slice(2)
if (folders.length === 0) {
  say('name the folders of Alembic projects: npm run compare -- FOLDER…')
  process.exitCode = 2
} else {
  const env = { ...process.env, COMPARED_PROJECTS: folders.map((folder) => resolve(folder)).join('\n') }
  const args = ['run', '--project', 'compare', '--reporter=dot', '--disableConsoleIntercept']
  process.exitCode = (await runTool('vitest/vitest.mjs', args, { env })).code
}
