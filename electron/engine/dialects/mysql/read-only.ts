import { AppError } from '#engine/errors'

/**
 * A session that is `read only` refuses every write by itself (error 1792), DDL included, seen on MariaDB 10.11.
 * What it would still accept is to be made writable again; those statements are refused here.
 */
const lifts = [
  /\bread\s+write\b/i,
  /\b(tx_read_only|transaction_read_only)\b\s*:?=/i,
  // What these run is not seen before the server does.
  /^\s*(prepare|execute)\b/i,
]

/** Throws `read-only` for a statement that would make a read-only session writable. */
export function refuseLifting(sql: string): void {
  if (!lifts.some((pattern) => pattern.test(sql))) return
  throw new AppError('read-only', 'This connection is read-only; the statement could make it writable.', {
    advice: 'Turn off read-only mode for this connection if it may be changed.',
  })
}
