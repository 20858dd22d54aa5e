import { expect, test } from 'vitest'
import { freshDatabase } from '../support/databases'
import { alembicRenders } from './alembic-renders'
import { readHistory } from './history'
import { replay } from './replay'
import { report } from './report'

const folders = (process.env['COMPARED_PROJECTS'] ?? '').split('\n').filter((folder) => folder !== '')

test.each(folders)('%s: not one revision is read wrongly', async (folder) => {
  const [one, other] = [await freshDatabase('postgres'), await freshDatabase('postgres')]
  try {
    const { dialect } = one
    const [alembic, varve] = [await one.connect(), await other.connect()]
    const version = alembic.server.version.split('.').map(Number)
    const revisions = await readHistory(folder, dialect)
    const renderings = await alembicRenders(revisions, dialect, { mariadb: false, version })
    const replayed = await replay(revisions, renderings, { dialect, alembic, varve })
    console.log(report(folder, revisions, renderings, replayed))
    expect(replayed.compared).toBeGreaterThan(0)
    expect(replayed.differences).toHaveLength(0)
  } finally {
    await one.drop()
    await other.drop()
  }
})
