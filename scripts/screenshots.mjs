// `npm run screenshots [-- WIDTHxHEIGHT FOLDER]`: builds, drives the app and writes its pictures, docs/screenshots without a folder.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { systemPackages } from './packages.mjs'
import { root, runTool, say } from './run.mjs'

const [size = '1440x900', folder] = process.argv.slice(2)
const into = folder === undefined ? join(root, 'docs/screenshots') : resolve(folder)

await install()
await systemPackages()
if (await build()) {
  mkdirSync(into, { recursive: true })
  const env = { ...process.env, VARVE_PICTURES: into, VARVE_PICTURE_SIZE: size }
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--project=pictures'], { env })
  say(
    code === 0 ? `the pictures stand in ${into}` : 'the pictures are not all there; what is above says why.',
  )
  process.exitCode = code
} else process.exitCode = 1
