import type { Target } from '#contract/connection'

/** Where a database is, in one line and without a secret: `postgres@localhost:5000/myapp`. */
export function summary(target: Target): string {
  if (target.kind === 'embedded') return 'embedded PostgreSQL'
  const host = target.host.includes(':') ? `[${target.host}]` : target.host
  const place = target.socket ?? `${host}:${target.port}`
  return `${target.user === '' ? '' : `${target.user}@`}${place}/${target.database}`
}
