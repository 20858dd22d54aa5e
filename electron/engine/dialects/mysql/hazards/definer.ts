import type { Catalog, ObjectRef } from '#contract/catalog'
import type { Hazard } from '#contract/schema-plan'
import { noStake } from './hazard'

/** An object that a statement makes, and for whom. */
export interface MadeFor {
  readonly ref: ObjectRef
  /** Whom the statement names. */
  readonly definer: string | null
  /** Who defined it until now; null for nobody. */
  readonly before: string | null
  /** Who defines it on the wanted side, and may not be named. */
  readonly unnamed: string | null
}

/** An object reads and runs with its definer's rights, and only some users may name another than themselves. */
export function definerHazards(
  { ref, definer, before, unnamed }: MadeFor,
  { server: { user }, definers }: Pick<Catalog, 'server' | 'definers'>,
): Hazard[] {
  const what = `The ${ref.kind} ${ref.name}`
  const told = (severity: Hazard['severity'], reason: string, advice: string): Hazard => ({
    code: 'breaks-readers',
    severity,
    ref,
    reason,
    advice,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/stored-objects-security.html',
    ...noStake,
  })
  if (unnamed !== null)
    return [
      told(
        'warning',
        `${what} is made for ${user}, and runs with these rights; the wanted one is defined by ${unnamed}, whom ${user} may not name.`,
        'Run it as a user with SET USER (MariaDB), SET_ANY_DEFINER or SET_USER_ID (MySQL), or SUPER, or as that definer.',
      ),
    ]
  if (definer === null || definer === user) return []
  return [
    ...(before === definer
      ? []
      : [
          told(
            'note',
            `${what} runs with the rights of ${definer} from then on; without such an account here it fails for all who use it.`,
            'Look first whether the account exists here and may do what the text does.',
          ),
        ]),
    ...(definers === 'any'
      ? []
      : [
          told(
            'note',
            `The server refuses to make it for ${definer} to all but that account and those who may name any definer.`,
            'Run it as a user with SET USER (MariaDB), SET_ANY_DEFINER or SET_USER_ID (MySQL), or SUPER.',
          ),
        ]),
  ]
}
