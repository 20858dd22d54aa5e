// `npm run frames`: builds, drives the app at thousands of objects and prints the frames that the window showed.
import { buildIfOlder } from './build.mjs'
import { install } from './install.mjs'
import { systemPackages } from './packages.mjs'
import { runTool } from './run.mjs'

await install()
await systemPackages()
if (await buildIfOlder()) {
  const env = { ...process.env, VARVE_FRAMES: '1' }
  process.exitCode = (await runTool('@playwright/test/cli.js', ['test', '--project=frames'], { env })).code
} else process.exitCode = 1
