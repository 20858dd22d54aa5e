import { hostname, userInfo } from 'node:os'

/** The person and machine that servers and the ledger are told: `ana@workstation`. */
export function whoRuns(): string {
  return `${userName()}@${hostname()}`
}

// A process without an entry in the user table, as in many containers, has no name.
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}
