import { signOf } from '#contract/change'
import type { Run, RunEvent } from '#contract/run'
import { duration, visible } from './table'
import { say } from './say'

/** Says what moved, one line a statement; `run` is the run after the event. */
export function sayProgress(run: Run, event: RunEvent): void {
  switch (event.type) {
    case 'run':
      break
    case 'step': {
      const plan = run.steps[event.step]?.plan
      if (plan === undefined || event.state !== 'running') break
      say(`${plan.direction === 'up' ? 'apply' : 'roll back'} ${visible(`${plan.revision} ${plan.message}`)}`)
      if (plan.note !== null) say(`  ${visible(plan.note)}`)
      break
    }
    case 'statement': {
      const { state, ms, notices } = event.value
      const sql = run.steps[event.step]?.plan.statements[event.statement]?.sql ?? ''
      if (state === 'running' || state === 'waiting') break
      say(`  ${state.padEnd(11)} ${firstLine(sql)}  ${duration(ms)}`)
      for (const notice of notices) say(`    ${visible(notice)}`)
      break
    }
    case 'heard':
      for (const { text } of event.lines) say(`    ${firstLine(text)}`)
      break
    case 'waiting':
      if (event.waitingFor !== null) say(`  waiting for ${visible(event.waitingFor.who)}`)
      break
    case 'cancelling':
      say('cancelling')
      break
    case 'end':
      for (const change of event.changes ?? []) say(`  ${signOf(change.kind)} ${visible(change.sentence)}`)
      if (event.changesNote !== null) say(visible(event.changesNote))
  }
}

function firstLine(sql: string): string {
  const line = visible(sql.trim().replace(/\s+/g, ' '))
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}
