// The gate for what no linter knows: how long files are, and words that names must not have.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './run.mjs'

const longest = 400
const banned = /(^|[-_.])(utils?|helpers?|managers?|services?|handle|misc)([-_.]|$)/i

/** Every file of ours that is too long or badly named. */
export async function sizes() {
  const found = ['electron', 'renderer', 'tests', 'scripts'].flatMap(files).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1
    return [
      ...(lines > longest ? [`${file}: ${lines} lines; ${longest} is the most`] : []),
      ...(banned.test(basename(file)) ? [`${file}: the name says nothing; name the one idea in it`] : []),
    ]
  })
  return { code: found.length === 0 ? 0 : 1, output: found.join('\n') }
}

function files(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}
