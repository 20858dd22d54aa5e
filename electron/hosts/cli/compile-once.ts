import { setFlagsFromString } from 'node:v8'

/**
 * V8 compiles WebAssembly that runs often a second time, with more care, on other threads
 * (https://v8.dev/docs/wasm-compilation-pipeline). Of an embedded PostgreSQL that lives for a second or two that takes
 * longer than all that it runs.
 */
export function compileOnce(): void {
  setFlagsFromString('--no-wasm-dynamic-tiering')
  setFlagsFromString('--no-wasm-tier-up')
}
