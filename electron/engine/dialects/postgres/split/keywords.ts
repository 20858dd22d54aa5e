import { tokenAt } from './scan'
import { addsEnumValue, control, inTransaction, outside, type Verdict } from './verdict'

const judged: readonly (readonly [RegExp, Verdict])[] = [
  [/^(BEGIN|START TRANSACTION)\b/, control('begin')],
  [/^COMMIT PREPARED\b/, outside('COMMIT PREPARED')],
  [/^ROLLBACK PREPARED\b/, outside('ROLLBACK PREPARED')],
  [/^(COMMIT|END|PREPARE TRANSACTION)\b/, control('commit')],
  [/^(ROLLBACK|ABORT)(?! (\w+ )?TO\b)/, control('rollback')],
  [/^CREATE (UNIQUE )?INDEX CONCURRENTLY\b/, outside('CREATE INDEX CONCURRENTLY')],
  [/^DROP INDEX CONCURRENTLY\b/, outside('DROP INDEX CONCURRENTLY')],
  [/^REINDEX .*\bCONCURRENTLY\b/, outside('REINDEX CONCURRENTLY')],
  [/^REINDEX (VERBOSE )?(DATABASE|SCHEMA|SYSTEM)\b/, outside('REINDEX DATABASE, SCHEMA or SYSTEM')],
  [/^VACUUM\b/, outside('VACUUM')],
  [/^CLUSTER$/, outside('CLUSTER of all tables')],
  [/^ALTER TYPE .*\bADD VALUE\b/, addsEnumValue],
  [/^(CREATE|DROP) DATABASE\b/, outside('CREATE or DROP DATABASE')],
  [/^(CREATE|DROP) TABLESPACE\b/, outside('CREATE or DROP TABLESPACE')],
  [/^(CREATE|DROP) SUBSCRIPTION\b/, outside('CREATE or DROP SUBSCRIPTION with a replication slot')],
  [/^ALTER SYSTEM\b/, outside('ALTER SYSTEM')],
  [/^ALTER TABLE .*\bDETACH PARTITION .*\bCONCURRENTLY\b/, outside('DETACH PARTITION … CONCURRENTLY')],
  [/^DISCARD ALL$/, outside('DISCARD ALL')],
]

const headWords = 24

/** Judges a statement the parser refuses by its first words. */
export function judgeByKeywords(sql: string): Verdict {
  const head = firstWords(sql, headWords)
  return judged.find(([pattern]) => pattern.test(head))?.[1] ?? inTransaction
}

function firstWords(sql: string, count: number): string {
  const words: string[] = []
  for (let at = 0; at < sql.length && words.length < count;) {
    const { kind, end } = tokenAt(sql, at)
    if (kind === 'word') words.push(sql.slice(at, end).toUpperCase())
    // A quoted name must not read as a keyword, and still takes a place.
    else if (kind === 'quoted') words.push('_')
    at = end
  }
  return words.join(' ')
}

/** Whether a statement waits for COPY data behind it. */
export function readsStdin(sql: string): boolean {
  return firstWords(sql, 1) === 'COPY' && /\bFROM STDIN\b/.test(firstWords(sql, Infinity))
}
