import { join, resolve } from 'node:path'
import type { Project } from '#contract/revision'
import { callOf } from '../../../python/calls'
import { type PyNode, sourceOf, walk } from '../../../python/parse'
import { locate, searchedPaths } from '../config/locate'
import { isConfigure } from '../configure-call'
import { type Convention } from './convention'
import { mentionsIn } from './mentions'
import { MetaDataTrace } from './metadata'
import { type PythonFile, PythonFiles } from './python-files'

const known = new Map<string, { readonly readAt: string; readonly found: Promise<Convention> }>()

/**
 * The naming convention of the project's `target_metadata`, which names what scripts leave unnamed; followed from env.py
 * through the project's files without running any. Looked up once a reading of the project.
 */
export async function namingConvention({ folder, readAt }: Project): Promise<Convention> {
  const before = known.get(folder)
  if (before?.readAt === readAt) return before.found
  const found = look(folder)
  known.set(folder, { readAt, found })
  return found
}

async function look(folder: string): Promise<Convention> {
  const location = await locate(folder)
  const here = location?.here ?? folder
  const mentions = await mentionsIn(here)
  if (mentions.more || mentions.changed) return 'unknown'
  if (!mentions.any) return null
  const searched = location?.settings ? searchedPaths(location.settings) : []
  const files = new PythonFiles([
    ...searched.map((path) => resolve(here, path)),
    here,
    join(here, 'src'),
    folder,
  ])
  const env = location && (await files.at(join(location.scriptFolder, 'env.py')))
  return env ? targetOf(env, files, mentions.flask) : 'unknown'
}

/** What every `context.configure` of env.py is given, where they all say the same. */
async function targetOf(env: PythonFile, files: PythonFiles, flask: readonly string[]): Promise<Convention> {
  const targets: (PyNode | null)[] = []
  walk(env.module.root, (node) => {
    const call = callOf(env.module, node)
    if (!call || !isConfigure(env.module, call.callee, env.scope)) return true
    const given = call.args.find((arg) => arg.kind === 'keyword' && arg.name === 'target_metadata')
    const spread = call.args.some(({ kind }) => kind === 'spread-keywords')
    if (given || spread) targets.push(given?.value ?? null)
    return true
  })
  const found: Convention[] = []
  for (const node of targets) {
    if (node === null) return 'unknown'
    const traced = await new MetaDataTrace(files).of(node, env)
    found.push(traced === 'unknown' && isFlask(node, env) ? await onlyFlask(flask, files) : traced)
  }
  const [first = null, ...others] = found
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : 'unknown'
}

/** Flask-Migrate's env.py takes the MetaData of the one `db` that the application was given. */
function isFlask(node: PyNode, { module, scope }: PythonFile): boolean {
  const text = sourceOf(module, node)
  if (text === 'get_metadata()') return module.text.includes("current_app.extensions['migrate'].db")
  const binding = node.name === 'VariableName' ? scope.get(text) : null
  const written = binding?.kind === 'expression' ? sourceOf(module, binding.node) : text
  return /^current_app\.extensions\[['"]migrate['"]\]\.db\.metadata$/.test(written)
}

/** The convention of the only `SQLAlchemy(…)` that the project makes. */
async function onlyFlask(paths: readonly string[], files: PythonFiles): Promise<Convention> {
  const found: Convention[] = []
  for (const path of paths) {
    const file = await files.at(path)
    if (file === null) return 'unknown'
    const calls: NonNullable<ReturnType<typeof callOf>>[] = []
    walk(file.module.root, (node) => {
      const call = callOf(file.module, node)
      if (call && /\bSQLAlchemy$/.test(sourceOf(file.module, call.callee))) calls.push(call)
      return true
    })
    for (const call of calls) found.push(await new MetaDataTrace(files).ofMade(call, file))
  }
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? 'unknown' : only
}
