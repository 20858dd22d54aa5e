import type { FreshDatabase } from '../../support/databases'

/** The database as other tools take it. */
export function address({ target, password }: FreshDatabase): string {
  if (target.kind !== 'server') throw new Error('the other tools need a server')
  const account = `${encodeURIComponent(target.user)}:${encodeURIComponent(password ?? '')}`
  return `postgresql://${account}@${target.host}:${target.port}/${target.database}`
}
