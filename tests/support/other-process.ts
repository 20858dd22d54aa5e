// Runs in a process of its own: a session of an embedded database, told over IPC what to run.
import { AppError } from '#engine/errors'
import { postgres, setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { sessionOptions } from './session-options'

const [, , worker = '', folder = ''] = process.argv
setEmbeddedWorker(worker)
const tell = (message: unknown): void => void process.send?.(message)
const code = (error: unknown): string => (error instanceof AppError ? error.code : String(error))

async function main(): Promise<void> {
  const session = await postgres.connect({ kind: 'embedded', folder }, null, sessionOptions())
  process.on('message', (sql: string) => {
    session.run(sql).then(
      () => tell('done'),
      (error: unknown) => tell(code(error)),
    )
  })
  tell('open')
}
main().catch((error: unknown) => tell(code(error)))
