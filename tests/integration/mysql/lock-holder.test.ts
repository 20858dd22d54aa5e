import { afterAll, beforeAll, expect, test } from 'vitest'
import { mysql } from '#engine/dialects/mysql/index'
import { startMariadb } from '../../support/mariadb'
import { targetOf, type RunningServer } from '../../support/server'
import { sessionOptions } from '../../support/session-options'

let server: RunningServer
beforeAll(async () => {
  server = await startMariadb({ arguments: ['--performance-schema=ON'] })
})
afterAll(() => server.stop())

test('where the performance schema is on, the holder of the run lock is named with its program', async () => {
  const target = targetOf(server, 'mysql')
  const ana = sessionOptions({ applicationName: 'Varve 1.0 (ana@work; "x")' })
  const taken = await mysql.lock(target, server.password, ana)
  if (!('lock' in taken)) throw new Error('the lock was not taken')
  const administrator = await mysql.connect(target, server.password, sessionOptions())
  await administrator.run(`create user plain identified by 'plain'`)
  await administrator.run('grant select on mysql.* to plain')
  const plain = await mysql.connect({ ...target, user: 'plain' }, 'plain', sessionOptions())
  try {
    expect((await mysql.lockHolder(administrator))?.who).toMatch(
      /^varve@.+ \(Varve 1\.0 \(ana@work; "x"\)\)$/,
    )
    // A user without rights on either is told what there is, and refused nothing.
    expect((await mysql.lockHolder(plain))?.who).toMatch(/^connection \d+$/)
  } finally {
    await Promise.all([administrator.close(), plain.close(), taken.lock.release()])
  }
})
