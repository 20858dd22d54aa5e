import type { Session } from '#engine/dialects/dialect'
import type { Way } from '#engine/dialects/planner'
import { told, WayFailed } from './told'

/** Runs a way, a transaction a step. */
export async function runWay(session: Session, way: Way): Promise<void> {
  let done = 0
  for (const { transactional, statements } of way.steps) {
    if (transactional) await session.run('begin')
    for (const { sql } of statements) {
      await send(session, sql, () => told(way, done))
      done += 1
    }
    if (transactional) await send(session, 'commit', () => told(way, done))
  }
}

/** Runs the reverses, the last one first. */
export async function runBack(session: Session, way: Way): Promise<void> {
  const where = () => `backwards\n${told(way)}`
  for (const { transactional, statements } of way.steps.toReversed()) {
    if (transactional) await session.run('begin')
    for (const { reverseSql } of statements.toReversed())
      if (reverseSql !== null) await send(session, reverseSql, where)
    if (transactional) await send(session, 'commit', where)
  }
}

async function send(session: Session, sql: string, where: () => string): Promise<void> {
  try {
    await session.run(sql)
  } catch (error) {
    await session.run('rollback').catch(() => undefined)
    throw new WayFailed(sql, where(), error)
  }
}
