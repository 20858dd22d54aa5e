import type { CommandName } from './command-line'
import { compare } from './compare'
import { current } from './current'
import { drift } from './drift'
import { effects } from './effects'
import { heads } from './heads'
import { health } from './health'
import { history } from './history'
import { inspect } from './inspect'
import { merge } from './merge'
import { revision } from './revision'
import { runCommand } from './run'
import { show } from './show'
import { snapshot } from './snapshot'
import { stamp } from './stamp'
import { status } from './status'
import type { Terminal } from './terminal'
import { updown } from './updown'

/** What each command does; it answers the exit code. */
export const commands: Record<CommandName, (terminal: Terminal) => Promise<number>> = {
  history,
  heads,
  current,
  status,
  show,
  effects,
  updown,
  apply: (terminal) => runCommand(terminal, 'up'),
  rollback: (terminal) => runCommand(terminal, 'down'),
  stamp,
  merge,
  revision,
  inspect,
  compare,
  snapshot,
  drift,
  health,
}
