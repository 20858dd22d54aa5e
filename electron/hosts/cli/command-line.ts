/** What a command takes besides the options of all: how many words behind it, and the options of its own. */
export interface CommandLine {
  /** The words behind the command as its usage names them; the first is the project. */
  readonly words: readonly string[]
  readonly least: number
  /** Null: any number. */
  readonly most: number | null
  readonly options: readonly OwnOption[]
}

export type OwnOption =
  | 'to'
  | 'sql'
  | 'down'
  | 'all'
  | 'dialect'
  | 'purge'
  | 'yes'
  | 'message'
  | 'scratch'
  | 'plan'
  | 'exit-code'
  | 'rename'
  | 'ignore'

const project = { words: ['a project folder'], least: 1, most: 1, options: [] } as const
const replayed = {
  words: ['a project folder', 'a revision'],
  least: 1,
  most: 2,
  options: ['dialect', 'scratch'],
} as const
const run = { ...project, options: ['to'] } as const

/** Every command's line. */
export const commandLines = {
  history: project,
  heads: project,
  current: project,
  status: project,
  show: {
    words: ['a project folder', 'a revision'],
    least: 1,
    most: 2,
    options: ['sql', 'down', 'all', 'dialect'],
  },
  effects: replayed,
  updown: replayed,
  apply: run,
  rollback: run,
  stamp: {
    words: ['a project folder', 'a target'],
    least: 2,
    most: null,
    options: ['purge', 'yes'],
  },
  merge: { ...project, most: null, options: ['message', 'dialect'] },
  revision: { ...project, options: ['message'] },
  inspect: { words: [], least: 0, most: 0, options: ['sql'] },
  compare: {
    words: ['two sides to compare', 'a second side'],
    least: 2,
    most: 2,
    options: ['plan', 'sql', 'exit-code', 'scratch', 'rename', 'ignore', 'dialect'],
  },
  snapshot: {
    words: ['a side', 'a file to save it as'],
    least: 2,
    most: 2,
    options: ['scratch', 'dialect'],
  },
  drift: { ...project, options: ['plan', 'sql', 'exit-code', 'scratch', 'rename', 'ignore'] },
  health: { ...project, least: 0, options: ['exit-code'] },
} as const satisfies Record<string, CommandLine>

export type CommandName = keyof typeof commandLines

/** The command of this name; null where there is none. */
export function commandNamed(name: string): CommandName | null {
  return Object.hasOwn(commandLines, name) ? (name as CommandName) : null
}
