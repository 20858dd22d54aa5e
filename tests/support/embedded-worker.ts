import { setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

let built: Promise<string> | null = null

/** Builds the worker of the embedded PostgreSQL once a process, as the app's build does, and tells the engine where it is. */
export function useEmbeddedWorker(): Promise<string> {
  built ??= buildWorker()
  return built
}

async function buildWorker(): Promise<string> {
  const outDir = join(root, '.cache', `embedded-worker-${process.pid}`)
  await mkdir(outDir, { recursive: true })
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/engine/dialects/postgres/embedded/worker.ts'),
      outDir,
      target: 'node18',
      rollupOptions: {
        external: ['@electric-sql/pglite'],
        output: { format: 'cjs', entryFileNames: 'pglite-worker.cjs' },
      },
    },
  })
  const file = join(outDir, 'pglite-worker.cjs')
  // Fails here, with the name, where the package that stays outside the bundle is not to be found beside it.
  createRequire(file).resolve('@electric-sql/pglite')
  setEmbeddedWorker(file)
  return file
}
