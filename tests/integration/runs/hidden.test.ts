import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'
import { terminal } from '../../support/terminal'

test('what a user may not read on MariaDB is not taken for not there', async () => {
  const database = await freshDatabase('mariadb')
  onTestFinished(() => database.drop())
  const owner = await database.connect()
  onTestFinished(() => owner.close())
  const url = await sqlalchemyUrl(owner, database.target, database.password)
  const folder = await projectFolder({ '1_a.up.sql': 'create table a (id int); create table b (id int);' })
  expect((await (await terminal(url))('apply', folder)).code).toBe(0)
  const user = `half_${process.pid}`
  await owner.run(`create user ${user} identified by 'half'`)
  onTestFinished(async () => {
    await owner.run(`drop user ${user}`)
  })
  await owner.run(`grant select on a to ${user}`)
  const varve = await terminal(url.replace('alembic:alembic@', `${user}:half@`))

  const status = await varve('status', folder)
  expect([status.code, status.out]).toEqual([1, ''])
  expect(status.err).toMatch(/^Whether `\w+`\.`varve_ledger` is there, and what is applied, can't be told:/m)
  expect(status.err).toContain('(GRANT)')

  const files = await mkdtemp(join(tmpdir(), 'varve-hidden-'))
  onTestFinished(() => rm(files, { recursive: true, force: true }))
  const file = join(files, 'half.json')
  const saved = await varve('snapshot', 'env:VARVE_URL', file)
  expect(saved.code).toBe(0)
  expect(saved.err).toContain(`Only the tables and columns that ${user}@`)
  const compared = await varve('compare', file, 'env:VARVE_URL')
  expect(compared.err).toContain('half.json: what is told as missing there may only be unseen.')

  await owner.run(`grant select on varve_ledger to ${user}`)
  expect((await varve('status', folder)).out).toContain('1 applied, 0 pending')
})
