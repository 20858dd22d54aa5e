import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8')) as {
  version: string
}

/** Packages that stay beside the build: they load native code, WASM or files of their own, or are the host itself. */
const external = ['electron', 'pg', 'pg-native', 'mysql2', '@electric-sql/pglite', 'libpg-query', 'ws']

interface NodeBuild {
  readonly entry: string
  /** Under `dist`. */
  readonly folder: string
  readonly file: string
  /** Whether it is read at every start of a command, and as short as it can be. */
  readonly short?: boolean
  /** Whether it is a function that CommonJS calls, as electron/hosts/cli/compiled.ts runs it. */
  readonly wrapped?: boolean
  readonly format: 'cjs' | 'es'
  readonly target: string
}

/** Wraps what is written at last: a banner would stand there before it is made short, and be taken for useless. */
const wrapper: Plugin = {
  name: 'wrapped',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = `(function (exports, require, module, __filename, __dirname) {${chunk.code}\n})`
  },
}

/** A Node process, as one file; everything but `external` is bundled in, so pure-ESM packages also work in CommonJS. */
function nodeBuild({
  entry,
  folder,
  file,
  short = false,
  wrapped = false,
  format,
  target,
}: NodeBuild): EnvironmentOptions {
  return {
    consumer: 'server',
    keepProcessEnv: true,
    resolve: { noExternal: true, external, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      target,
      outDir: resolve(import.meta.dirname, 'dist', folder),
      // Several builds share a folder; scripts/build.mjs empties `dist` before.
      emptyOutDir: false,
      copyPublicDir: false,
      sourcemap: true,
      minify: short,
      rolldownOptions: {
        input: resolve(import.meta.dirname, entry),
        platform: 'node',
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
        output: {
          format,
          entryFileNames: file,
          codeSplitting: false,
          plugins: wrapped ? [wrapper] : [],
          // Before Electron 28 not every process of it could import from CommonJS: https://www.electronjs.org/docs/latest/tutorial/esm
          dynamicImportInCjs: false,
        },
      },
    },
  }
}

// Electron 25, which the end-to-end tests also run on, has Node 18.15.
const desktop = { folder: 'desktop', format: 'cjs', target: 'node18.15' } as const
const terminal = { format: 'es', target: 'node20.19' } as const

/** `VARVE_BUILD=client,browser` builds these alone; without it everything is built. */
function wanted(name: string): boolean {
  const only = process.env['VARVE_BUILD']
  return name !== 'ssr' && (only === undefined || only.split(',').includes(name))
}

export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  define: { __APP_VERSION__: JSON.stringify(manifest.version) },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (wanted(environment.name)) await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        // What Electron 25 (Chromium 114) reads.
        target: 'chrome114',
        outDir: resolve(import.meta.dirname, 'dist/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        // A font or an image as a data: address would need a wider policy than 'self'.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 2000,
      },
    },
    main: nodeBuild({ ...desktop, entry: 'electron/hosts/desktop/main.ts', file: 'main.cjs' }),
    preload: nodeBuild({ ...desktop, entry: 'electron/hosts/desktop/preload.ts', file: 'preload.cjs' }),
    engine: nodeBuild({ ...desktop, entry: 'electron/hosts/desktop/engine-process.ts', file: 'engine.cjs' }),
    worker: nodeBuild({
      entry: 'electron/engine/dialects/postgres/embedded/worker.ts',
      folder: 'workers',
      file: 'pglite-worker.cjs',
      format: 'cjs',
      target: 'node18.15',
    }),
    planner: nodeBuild({
      entry: 'electron/engine/compare/way/worker.ts',
      folder: 'workers',
      file: 'way-worker.cjs',
      format: 'cjs',
      target: 'node18.15',
    }),
    browser: nodeBuild({
      ...terminal,
      entry: 'electron/hosts/browser/host.ts',
      folder: 'browser',
      file: 'host.js',
    }),
    cli: nodeBuild({
      ...terminal,
      entry: 'electron/hosts/cli/varve.ts',
      folder: 'cli',
      file: 'varve.js',
      short: true,
    }),
    performer: nodeBuild({
      entry: 'electron/hosts/cli/perform.ts',
      folder: 'cli',
      file: 'perform.cjs',
      format: 'cjs',
      target: terminal.target,
      short: true,
      wrapped: true,
    }),
  },
})
