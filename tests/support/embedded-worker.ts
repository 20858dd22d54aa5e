import { setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { existsSync, rmSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
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
  const entry = 'electron/engine/dialects/postgres/embedded/worker.ts'
  const file = await buildForNode(entry, 'pglite-worker.cjs')
  // Fails here, with the name, where the package that stays outside the bundle is not to be found beside it.
  createRequire(file).resolve('@electric-sql/pglite')
  const template = join(root, 'dist/workers/embedded.tar.gz')
  if (existsSync(template)) await copyFile(template, join(dirname(file), 'embedded.tar.gz'))
  setEmbeddedWorker(file)
  return file
}

/** Builds one file for a thread or process of its own; gone when this process ends. */
export async function buildForNode(entry: string, name: string): Promise<string> {
  const outDir = join(root, '.cache', `${name}-${process.pid}`)
  await mkdir(outDir, { recursive: true })
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  const packages = ['@electric-sql/pglite', 'pg', 'libpg-query']
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir,
      target: 'node18',
      rollupOptions: {
        external: (id) => packages.some((one) => id === one || id.startsWith(`${one}/`)),
        // As the app's build has it: an import stays none.
        output: { format: 'cjs', entryFileNames: name, dynamicImportInCjs: false },
      },
    },
  })
  return join(outDir, name)
}
