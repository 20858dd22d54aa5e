import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may talk to the engine: one session token, which only a one-time ticket gives out. */
export interface Tickets {
  /** A new ticket, good for one use. */
  issue(): string
  /** The session token for a ticket nobody has used; null for any other text. */
  redeem(ticket: string): string | null
  /** Whether a text is the session token. */
  admits(token: string | null): boolean
}

/** Makes the tickets of one host process; tokens have 256 random bits. */
export function createTickets(): Tickets {
  const session = secret()
  const unused = new Set<string>()
  return {
    issue() {
      const ticket = secret()
      unused.add(ticket)
      return ticket
    },
    redeem(ticket) {
      const match = [...unused].find((candidate) => same(candidate, ticket))
      if (match === undefined) return null
      unused.delete(match)
      return session
    },
    admits: (token) => token !== null && same(session, token),
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}

// Digests have one length, which timingSafeEqual needs.
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
