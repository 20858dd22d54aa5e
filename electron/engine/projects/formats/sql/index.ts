import type { Format } from '../../format'
import { readHistory } from '../../history'
import { selectRevisions } from '../../target'
import { detect, isOwn } from './detect'
import { drafts } from './drafts'
import { read } from './read'
import { script } from './script'

/** Numbered or timestamped .sql files; their state lives in the ledger. */
export const sql: Format = {
  name: 'sql',
  isOwn,
  detect,
  read,
  script,
  history: (project, { rows }, options) => readHistory(project, rows, options),
  select: (project, { rows }, wanted) => selectRevisions(readHistory(project, rows).entries, wanted),
  drafts,
}
