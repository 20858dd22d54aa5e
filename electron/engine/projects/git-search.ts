import type { Whereabouts, WhereIs } from '#contract/where-is'
import { askGit, type GitAnswer } from './git'

/** How long git may search, all in all. */
const mostMs = 10_000
const mostBytes = 4 * 1024 * 1024
const mostCandidates = 30
const mostFound = 10
/** A revision's file is never so long. */
const mostFileBytes = 1024 * 1024
const mostBranches = 500
const longestId = 200

type Ask = (args: readonly string[], input?: string) => Promise<GitAnswer | null>

/** Searches the branches and commits of the git checkout around a folder for a file that sets `revision = '<id>'`. */
export async function whereIs(folder: string, id: string, signal: AbortSignal | null): Promise<WhereIs> {
  if (id.trim() === '' || id.length > longestId || /\p{Cc}/u.test(id))
    return nothing('This is no revision id that a file could have, so git was not asked.')
  const until = Date.now() + mostMs
  const ask: Ask = (args, input = '') => askGit({ folder, args, input, until, mostBytes, signal })
  const inside = await ask(['rev-parse', '--is-inside-work-tree'])
  if (inside === null) return nothing('There is no git on this computer to be asked about other branches.')
  if (inside.code !== 0) return nothing(noCheckout(inside.error))
  const log = await ask([
    'log',
    '--all',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-filter=AM',
    '-z',
    '--name-only',
    '--format=%x01%H%x02%cI%x02%s',
    `-S${id}`,
    '--',
    ':(top)*.py',
  ])
  if (log === null) return nothing('git could not be started a second time.')
  const found = await verified(ask, candidatesOf(log.out.toString('utf8')), id)
  if (log.cut !== null) {
    const why = log.cut === 'time' ? `git was asked for ${mostMs / 1000} s` : 'git found too much'
    return { found, note: `${why}; what it had not come to by then is not listed.` }
  }
  return { found, note: log.code === 0 ? null : `git could not search: ${firstLine(log.error)}` }
}

type Candidate = Omit<Whereabouts, 'branches'>

/** What `git log` listed: commits, newest first, each with the files in which the id came or went. */
function candidatesOf(text: string): Candidate[] {
  const candidates = text.split('\x01').flatMap((record) => {
    const [head = '', ...files] = record.split('\0')
    const [commit = '', date = '', subject = ''] = head.split('\x02')
    if (!/^[0-9a-f]{40,64}$/.test(commit)) return []
    return files
      .map((file) => file.replace(/^\n/, ''))
      .filter((file) => file !== '' && !file.includes('\n'))
      .map((path) => ({ commit, date, subject, path }))
  })
  return candidates.slice(0, mostCandidates)
}

async function verified(ask: Ask, candidates: readonly Candidate[], id: string): Promise<Whereabouts[]> {
  const setting = settingOf(id)
  const found: Whereabouts[] = []
  const seen = new Set<string>()
  for (const candidate of candidates) {
    if (seen.has(candidate.path) || found.length >= mostFound) continue
    const blob = `${candidate.commit}:${candidate.path}`
    const size = await ask(['cat-file', '-s', blob])
    if (size?.code !== 0 || Number(size.out.toString('utf8')) > mostFileBytes) continue
    const file = await ask(['cat-file', 'blob', blob])
    if (file?.code !== 0 || !setting.test(file.out.toString('utf8'))) continue
    seen.add(candidate.path)
    found.push({ ...candidate, branches: await branchesWith(ask, candidate.path) })
  }
  return found
}

/** The branches whose newest commit has a file. */
async function branchesWith(ask: Ask, path: string): Promise<string[]> {
  const refs = await ask([
    'for-each-ref',
    `--count=${mostBranches}`,
    '--sort=-committerdate',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
  ])
  const names =
    refs?.out
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== '') ?? []
  const looked = await ask(
    ['cat-file', '--batch-check=%(objecttype)'],
    names.map((name) => `${name}:${path}\n`).join(''),
  )
  const lines = looked?.out.toString('utf8').split('\n') ?? []
  return names
    .filter((name, at) => lines[at] === 'blob' && !name.endsWith('/HEAD'))
    .map((name) => name.replace(/^refs\/(heads|remotes)\//, ''))
}

/** How a file of Alembic's sets its id, alone on its line. */
function settingOf(id: string): RegExp {
  const literal = id.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return new RegExp(`^revision\\s*(?::[^=\\n]*)?=\\s*\\(?\\s*u?(['"])${literal}\\1`, 'm')
}

function noCheckout(error: string): string {
  if (/dubious ownership/.test(error))
    return 'The project folder belongs to another user, and git refuses to look into its history.'
  return 'The project folder is no git checkout, so no other branch can be asked.'
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}

function nothing(note: string): WhereIs {
  return { found: [], note }
}
