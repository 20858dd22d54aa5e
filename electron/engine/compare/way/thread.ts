import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Change } from '#contract/change'
import { AppError } from '../../errors'
import { step, type Work } from '../needs'
import { refuseIfStopped, unlessStopped } from '../stopped'
import { Answer } from './answer'
import { type FoundWay, findWay, type WantedFinding } from './find'
import { apart, partsOf } from './lists'
import type { FromWorker, ToWorker } from './messages'
import { wayWorker } from './worker-file'

/** Below these a way is found in less time than it takes to hand the catalogs to another thread. */
const few = { changes: 100, tables: 1000 } as const

/** Finds a way; a long one in a thread of its own, which is ended as soon as somebody asks to stop. `told`: all differences, which the way shares. */
export async function wayBetween(
  wanted: WantedFinding,
  told: readonly Change[],
  work: Work,
): Promise<FoundWay> {
  const file = wayWorker()
  const { from, to, chosen } = wanted
  const tables = from.tables.length + to.tables.length
  const short = (chosen ?? told).length <= few.changes && tables <= few.tables
  if (short || file === null) return findWay(wanted, (words) => work.tell(step(words)))
  const worker = new Worker(file)
  try {
    return await unlessStopped(foundBy(worker, wanted, told, work), work.signal)
  } finally {
    void worker.terminate()
  }
}

async function foundBy(
  worker: Worker,
  wanted: WantedFinding,
  told: readonly Change[],
  work: Work,
): Promise<FoundWay> {
  const { chosen, ...rest } = wanted
  const answered = answerOf(worker, new Answer(wanted, told), work)
  // It is awaited below; a worker that can't start fails before that.
  answered.catch(() => undefined)
  const send = (message: ToWorker): void => worker.postMessage(message)
  const both = { from: apart(rest.from), to: apart(rest.to), chosen: { lists: { changes: chosen ?? [] } } }
  work.tell(step('Handing both sides over'))
  for (const of of ['from', 'to', 'chosen'] as const)
    for (const [list, all] of Object.entries(both[of].lists))
      for (const items of partsOf(all)) {
        refuseIfStopped(work.signal)
        send({ kind: 'part', of, list, items })
        await setImmediate()
      }
  const sides = { from: both.from.rest, to: both.to.rest }
  send({ kind: 'find', wanted: { ...rest, ...sides }, all: chosen === null })
  return answered
}

function answerOf(worker: Worker, answer: Answer, work: Work): Promise<FoundWay> {
  return new Promise((resolve, reject) => {
    const broken = (why: string): void => reject(new Error(`The thread that plans ended: ${why}.`))
    worker.on('error', (error) => broken(error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => broken('nobody has asked it to'))
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'words') return work.tell(step(message.words))
      if (message.kind === 'failed') return reject(AppError.of(message.error))
      const whole = answer.add(message)
      if (whole !== null) return resolve(whole)
      // Each part in a turn of its own: others come in between.
      void setImmediate().then(() => worker.postMessage({ kind: 'next' } satisfies ToWorker))
    })
  })
}
