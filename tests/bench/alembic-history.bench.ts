import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openProject } from '#engine/projects/open'
import { python } from '../support/python'
import { alembicFolder } from './alembic-folder'
import { against, median, say } from './timing'

const count = 5_000
const terminal = join(import.meta.dirname, '../../dist/cli/varve.js')
const whole = promisify(execFile)
const room = { maxBuffer: 64 * 1024 * 1024 }

test.each(['linear', 'branched'] as const)(
  'opening a history of 5,000 revisions, %s',
  async (shape) => {
    if (!existsSync(terminal)) throw new Error('dist/cli/varve.js is missing: npm run build first.')
    const folder = await alembicFolder(count, shape)
    // The run that does not count leaves Python its bytecode.
    const alembic = await median(
      () => whole(python, ['-m', 'alembic', 'history'], { ...room, cwd: folder }),
      3,
    )
    const varve = await median(() => whole(process.execPath, [terminal, 'history', folder], room), 3)
    const again = await median(() => openProject(folder))
    say(
      `\n${shape}: ${count} revisions  varve history ${against(varve, alembic)}  opened again ${against(again, alembic)}  alembic history ${Math.round(alembic)} ms`,
    )
    expect((await openProject(folder)).revisions).toHaveLength(count)
    expect(varve).toBeLessThan(alembic / 2)
    expect(again).toBeLessThan(alembic / 20)
  },
  300_000,
)
