import type { Format } from '../../format'
import { detect } from './detect'
import { read } from './read'
import { script } from './script'

/** Numbered or timestamped .sql files; their state lives in the ledger. */
export const sql: Format = { name: 'sql', detect, read, script }
