import { spawn } from 'node:child_process'

/** How a git command ended; `cut` says why its output isn't whole. */
export interface GitAnswer {
  readonly out: Buffer
  readonly error: string
  readonly code: number | null
  readonly cut: 'time' | 'size' | 'cancelled' | null
}

export interface GitQuestion {
  readonly folder: string
  readonly args: readonly string[]
  /** What git reads on its standard input. */
  readonly input: string
  /** When it has to be done, as `Date.now()` counts. */
  readonly until: number
  readonly mostBytes: number
  readonly signal: AbortSignal | null
}

/** A repository's own settings may name programs; none of them is to run. */
const harmless = [
  '--no-pager',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.askPass=',
    'credential.helper=',
    'diff.external=',
    'log.showSignature=false',
    'protocol.allow=never',
    'submodule.recurse=false',
  ].flatMap((setting) => ['-c', setting]),
]

/** Asks git about a folder: no shell, no hooks, pagers, credentials or network, within a time. Null where there is no git. */
export async function askGit(question: GitQuestion): Promise<GitAnswer | null> {
  const { folder, args, input, until, mostBytes, signal } = question
  const child = spawn('git', [...harmless, '-C', folder, ...args], {
    env: environment(),
    stdio: 'pipe',
    shell: false,
    windowsHide: true,
  })
  let cut: GitAnswer['cut'] = signal?.aborted === true ? 'cancelled' : null
  const stop = (why: NonNullable<GitAnswer['cut']>) => {
    cut ??= why
    child.kill('SIGKILL')
  }
  const cancel = () => stop('cancelled')
  if (cut !== null) cancel()
  signal?.addEventListener('abort', cancel)
  const timer = setTimeout(() => stop('time'), Math.max(0, until - Date.now()))
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > mostBytes) stop('size')
    else chunks.push(chunk)
  })
  let error = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (error.length < 4000) error += chunk.toString('utf8')
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  try {
    return await new Promise<GitAnswer | null>((resolve) => {
      child.once('error', () => resolve(null))
      child.once('close', (code) => resolve({ out: Buffer.concat(chunks), error, code, cut }))
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

/** Varve's own environment without what leads git elsewhere. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)))
  return {
    ...own,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would fetch what it lacks.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  }
}
