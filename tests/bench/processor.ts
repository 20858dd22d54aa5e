import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import type { Session } from '#engine/dialects/dialect'

/** Linux counts in hundredths of a second. */
const tick = 10

/** The process of the server that a session is with. */
export async function serverOf(session: Session): Promise<number> {
  if (session.server.dialect === 'postgres') return statOf(Number(session.backend))?.parent ?? -1
  const [row] = await session.query<{ file: string }>('select @@pid_file as `file`')
  return Number(readFileSync(row?.file ?? '', 'utf8'))
}

/** Milliseconds of processors that a run took of this process, its children and the server: the least of several, which says more than time on a busy machine. */
export async function processorTime(server: number, work: () => Promise<unknown>, runs = 5): Promise<number> {
  let least = Infinity
  for (let run = 0; run < runs; run += 1) {
    const before = spent(server)
    await work()
    // What has ended is counted once the server has taken notice.
    await after(100)
    least = Math.min(least, spent(server) - before)
  }
  return least
}

function spent(server: number): number {
  const own = process.cpuUsage()
  const others = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== null)
    .filter(({ pid, parent }) => pid === server || parent === server)
  const ended = [...others.filter(({ pid }) => pid === server), statOf(process.pid)]
  return (
    (own.user + own.system) / 1000 +
    others.reduce((sum, { running }) => sum + running, 0) +
    ended.reduce((sum, stat) => sum + (stat?.ended ?? 0), 0)
  )
}

interface Stat {
  readonly pid: number
  readonly parent: number
  /** Milliseconds of its own. */
  readonly running: number
  /** Those of its children that have ended. */
  readonly ended: number
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const [parent = -1, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => fields[at],
    )
    return { pid, parent, running: (user + system) * tick, ended: (endedUser + endedSystem) * tick }
  } catch {
    // It has ended meanwhile.
    return null
  }
}
