import type { LedgerEntry, Problem, Project, Revision } from '#contract/revision'

/** A revision of a made-up SQL project; its checksum is `sum-<id>`. */
export function revision(id: string, more: Partial<Revision> = {}): Revision {
  return {
    id,
    message: `message of ${id}`,
    downRevisions: [],
    dependencies: [],
    labels: [],
    date: null,
    upFile: `${id}_x.sql`,
    downFile: `${id}_x.sql`,
    hasUp: true,
    hasDown: true,
    checksum: `sum-${id}`,
    ...more,
  }
}

/** A made-up SQL project of these revisions. */
export function project(revisions: Revision[], problems: Problem[] = []): Project {
  return {
    folder: '/p',
    versionsFolder: '',
    name: 'p',
    format: 'sql',
    versionTable: null,
    watched: [''],
    offers: [],
    revisions,
    problems,
    ignored: [],
    readAt: '2026-03-02T10:11:12.000Z',
  }
}

/** Ledger rows in order: `up 001`, `down 001`, `up 001 stopped 2/5`, `up 001 marked` …, with changes behind. */
export function ledger(...lines: (string | [string, Partial<LedgerEntry>])[]): LedgerEntry[] {
  return lines.map((line, i) => {
    const [text, more] = typeof line === 'string' ? [line, {}] : line
    const [direction, id = '', state = 'done', of = '3/3'] = text.split(' ')
    const [done, statements] = of.split('/').map(Number)
    return {
      id: i + 1,
      revision: id,
      message: `message of ${id}`,
      direction: direction === 'down' ? 'down' : 'up',
      state: state as LedgerEntry['state'],
      statements: statements ?? 0,
      statementsDone: done ?? 0,
      checksum: `sum-${id}`,
      runBy: 'ada',
      startedAt: `2026-03-0${Math.min(i + 1, 9)}T10:11:12.000Z`,
      durationMs: 12,
      error: null,
      appVersion: '0.1.0',
      ...more,
    }
  })
}
