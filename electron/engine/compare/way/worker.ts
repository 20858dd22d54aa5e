import { parentPort } from 'node:worker_threads'
import type { Change } from '#contract/change'
import { toAppErrorData } from '../../errors'
import { answerParts } from './answer'
import { findWay } from './find'
import { Gathered, together } from './lists'
import type { FromWorker, ToWorker } from './messages'

// Finding a way takes seconds of the processor where thousands of changes are taken: nobody else is to wait for it.
const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread.')
const tell = (message: FromWorker): void => port.postMessage(message)
const parts = { from: new Gathered(), to: new Gathered(), chosen: new Gathered() }
let answer: Iterator<FromWorker> | null = null

port.on('message', (message: ToWorker) => {
  try {
    take(message)
  } catch (error) {
    tell({ kind: 'failed', error: toAppErrorData(error) })
  }
})

function take(message: ToWorker): void {
  switch (message.kind) {
    case 'part':
      parts[message.of].add(message.list, message.items)
      return
    case 'find': {
      const { wanted, all } = message
      const sides = {
        from: together(wanted.from, parts.from.lists),
        to: together(wanted.to, parts.to.lists),
      }
      const chosen = all ? null : ((parts.chosen.lists['changes'] ?? []) as readonly Change[])
      const found = findWay({ ...wanted, ...sides, chosen }, (words) => tell({ kind: 'words', words }))
      answer = answerParts(found, sides)
      tell({ kind: 'found' })
      return
    }
    case 'next': {
      const next = answer?.next()
      if (next?.done === false) tell(next.value)
    }
  }
}
