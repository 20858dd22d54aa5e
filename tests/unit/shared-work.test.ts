import { expect, test } from 'vitest'
import { SharedWork } from '#engine/compare/shared-work'
import { unlessStopped } from '#engine/compare/stopped'
import { AppError } from '#engine/errors'
import { Foreground } from '#engine/foreground'

const cancelled = expect.objectContaining({ data: expect.objectContaining({ code: 'cancelled' }) })

function untilStopped(signal: AbortSignal): Promise<string> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled', 'stopped')))
  })
}

test('one who leaves does not end what another waits for', async () => {
  let finish: (made: string) => void = () => undefined
  const work = new SharedWork(() => new Promise<string>((resolve) => (finish = resolve)))
  const leaving = new AbortController()
  const [left, stays] = [work.wait(leaving.signal), work.wait(null)]
  leaving.abort()
  await expect(left).rejects.toEqual(cancelled)
  finish('made')
  expect(await stays).toBe('made')
})

test('work that was stopped makes nothing, and that is told to who waits', async () => {
  const work = new SharedWork(untilStopped)
  const waits = work.wait(null)
  work.stop()
  expect(await waits).toBeNull()
  await work.over()
})

test('a failure is told as it is', async () => {
  const work = new SharedWork(() => Promise.reject(new AppError('disk', 'full')))
  await expect(work.wait(null)).rejects.toMatchObject({ data: { code: 'disk' } })
})

test('work whose asker has left before it was asked for may fail unheard', async () => {
  const unheard: unknown[] = []
  const listen = (error: unknown) => unheard.push(error)
  process.on('unhandledRejection', listen)
  const work = Promise.reject(new AppError('no-such-database', 'gone'))
  await expect(unlessStopped(work, AbortSignal.abort())).rejects.toEqual(cancelled)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', listen)
  expect(unheard).toEqual([])
})

test('rest is when all of the foreground is over, and its beginning is told', async () => {
  const foreground = new Foreground()
  const told: string[] = []
  foreground.onBegin(() => told.push('begun'))
  let finish: () => void = () => undefined
  const going = foreground.during(() => new Promise<void>((resolve) => (finish = resolve)))
  const failing = foreground.during(() => Promise.reject(new Error('failed')))
  await expect(failing).rejects.toThrow('failed')
  const rest = foreground.rest().then(() => told.push('rest'))
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toEqual(['begun', 'begun'])
  finish()
  await Promise.all([going, rest])
  expect(told).toEqual(['begun', 'begun', 'rest'])
})
