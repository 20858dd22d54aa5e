import { basename } from 'node:path'
import type { Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import { compareNumbers } from '../../number'
import { isRevision, readName, type SqlName } from './names'

/** Where a new revision's parts go, as the project's last ones do. */
export interface NextName {
  readonly number: string
  /** Relative to the versions folder. Equal where both parts stand in one file. */
  readonly up: string
  readonly down: string
}

const first = '001'

/** The names of the next revision's files: the next number in the width of the last, or the time where the numbers are times. Throws `project-blocked` where there is none. */
export function nextName(project: Project, message: string, now: Date): NextName {
  const slug = (message.match(/[\p{L}\p{N}]+/gu) ?? ['changes']).join('_').toLowerCase()
  const last = lastName(project)
  if (last === null)
    return { number: first, up: `${first}_${slug}.up.sql`, down: `${first}_${slug}.down.sql` }
  const { name, together, marked } = last
  const number = numberAfter(name.number, now)
  if (name.stem.startsWith('V'))
    return { number, up: `V${number}__${slug}.sql`, down: `U${number}__${slug}.sql` }
  const [, between = '_'] = /^\d+(?:\.\d+)*([_\-. ])/.exec(name.stem) ?? []
  const stem = `${number}${between}${between === '-' ? slug.replaceAll('_', '-') : slug}`
  if (together) return { number, up: `${stem}.sql`, down: `${stem}.sql` }
  return { number, up: `${stem}${marked ? '.up' : ''}.sql`, down: `${stem}.down.sql` }
}

function lastName({ revisions }: Project): { name: SqlName; together: boolean; marked: boolean } | null {
  const last = revisions.findLast(({ upFile }) => upFile !== null)
  const file = last?.upFile ?? null
  const name = file === null ? null : readName(basename(file))
  if (last === undefined || name === null || !isRevision(name)) return null
  // How parts are told apart is seen where there are two.
  const both = revisions.findLast(({ upFile, downFile }) => upFile !== null && downFile !== null) ?? last
  return {
    name,
    together: both.upFile === both.downFile,
    marked: /\.up\.sql$/i.test(both.upFile ?? '') || revisions.every(({ downFile }) => downFile === null),
  }
}

/** Numbers of twelve digits and more are times: `20240131120000`. */
function numberAfter(number: string, now: Date): string {
  const digits = /^\d{12,17}$/.test(number)
    ? now.toISOString().replace(/\D/g, '').slice(0, number.length)
    : next(number)
  if (compareNumbers(number, digits) < 0) return digits
  throw new AppError('project-blocked', `The last revision, ${number}, has a time that is still to come.`, {
    advice:
      'A new one would stand before it. Save it when that time has passed, or give the last one another.',
  })
}

function next(number: string): string {
  const [, head = '', last = '0'] = /^(.*?)(\d+)$/.exec(number) ?? []
  return `${head}${String(BigInt(last) + 1n).padStart(last.length, '0')}`
}
