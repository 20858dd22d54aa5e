import type { Session } from '../../dialect'

/** Who answers the queries of the readers. */
export type Asking = Pick<Session, 'query'>
