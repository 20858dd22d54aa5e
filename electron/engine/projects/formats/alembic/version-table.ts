import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem, VersionTable } from '#contract/revision'
import { bindModule } from '../../python/bind'
import { callOf } from '../../python/calls'
import { literal } from '../../python/literal'
import { type Module, parsePython, placeOf, type PyNode, sourceOf, walk } from '../../python/parse'
import { Scope } from '../../python/scope'
import { assignedName, assignmentOf } from '../../python/statements'
import { syntaxError } from '../../python/syntax-error'
import { readTextFile } from '../../text-file'
import type { Settings } from './config/settings'
import { isConfigure } from './configure-call'

/** Alembic's own name for it, where env.py says nothing else. */
const usual: VersionTable = { schema: null, name: 'alembic_version' }
const file = 'env.py'

export interface ReadVersionTable {
  readonly table: VersionTable
  readonly problem: Problem | null
}

/** The version table that env.py gives to `context.configure`, read without running it. */
export async function readVersionTable(
  scriptFolder: string,
  settings: Settings | null,
  shown: string,
): Promise<ReadVersionTable> {
  const stands = await access(join(scriptFolder, file)).then(
    () => true,
    () => false,
  )
  if (!stands) return { table: usual, problem: null }
  const read = await readTextFile(scriptFolder, file)
  if ('failure' in read) return { table: usual, problem: unread(shown, read.failure.message, true) }
  const module = parsePython(read.text)
  const wrong = syntaxError(module)
  if (wrong)
    return { table: usual, problem: unread(shown, `Line ${wrong.line} of ${shown} ${wrong.message}.`, true) }
  return tableOf(module, settings, shown)
}

interface Given {
  readonly line: number
  /** Undefined where only running the expression would tell. */
  readonly value: string | null | undefined
}

function tableOf(module: Module, settings: Settings | null, shown: string): ReadVersionTable {
  const scope = new Scope()
  bindModule(module, scope)
  bindLocals(module, scope)
  const names: Given[] = []
  const schemas: Given[] = []
  const spreads: number[] = []
  walk(module.root, (node) => {
    const call = callOf(module, node)
    if (!call || !isConfigure(module, call.callee, scope)) return true
    for (const arg of call.args) {
      const { line } = placeOf(module, arg.value)
      if (arg.kind === 'keyword' && arg.name === 'version_table')
        names.push({ line, value: valueOf(module, arg.value, scope, settings) })
      if (arg.kind === 'keyword' && arg.name === 'version_table_schema')
        schemas.push({ line, value: valueOf(module, arg.value, scope, settings) })
      if (arg.kind === 'spread-keywords') spreads.push(line)
    }
    return true
  })
  const doubtful =
    [...names, ...schemas].find(({ value }) => value === undefined) ?? differing(names) ?? differing(schemas)
  if (doubtful) {
    const why = `Line ${doubtful.line} of ${shown} takes the version table from an expression that only running it would tell.`
    return { table: usual, problem: unread(shown, why, true) }
  }
  const table = { schema: schemas[0]?.value ?? null, name: names[0]?.value ?? usual.name }
  const [spread] = spreads
  if (spread === undefined || names.length > 0) return { table, problem: null }
  const why = `Line ${spread} of ${shown} gives context.configure further arguments by **; a version_table among them would not be seen.`
  return { table, problem: unread(shown, why, false) }
}

/** Settings that env.py's own functions hold in plain names of their own, where only one place sets them. */
function bindLocals(module: Module, scope: Scope): void {
  const seen = new Set<string>()
  walk(module.root, (node) => {
    const assignment = assignmentOf(node)
    const name = assignment ? assignedName(module, assignment) : null
    const [value] = assignment?.value ?? []
    if (!name || !value || scope.get(name)?.kind === 'value') return true
    scope.bind(name, seen.has(name) ? { kind: 'unknown' } : { kind: 'expression', module, node: value })
    seen.add(name)
    return true
  })
}

function valueOf(module: Module, node: PyNode, scope: Scope, settings: Settings | null): Given['value'] {
  const value = literal(module, node, scope)
  if (value?.kind === 'str') return value.value
  if (value?.kind === 'none') return null
  if (node.name === 'VariableName') {
    const binding = scope.get(sourceOf(module, node))
    return binding?.kind === 'expression' && binding.node.name !== 'VariableName'
      ? valueOf(module, binding.node, scope, settings)
      : undefined
  }
  return fromSettings(module, node, scope, settings)
}

/** `config.get_main_option("version_table")`: a setting of the ini. */
function fromSettings(module: Module, node: PyNode, scope: Scope, settings: Settings | null): Given['value'] {
  const call = callOf(module, node)
  const [first, fallback, ...more] = call?.args ?? []
  if (!call || !first || more.length > 0 || settings === null) return undefined
  if (sourceOf(module, call.callee) !== 'config.get_main_option' || first.kind !== 'positional')
    return undefined
  const key = literal(module, first.value, scope)
  const setting = key?.kind === 'str' ? settings.get(key.value) : null
  if (key?.kind !== 'str' || (setting && 'fault' in setting)) return undefined
  if (setting) return setting.value
  if (!fallback) return null
  const other = literal(module, fallback.value, scope)
  return other?.kind === 'str' ? other.value : undefined
}

function differing(given: readonly Given[]): Given | undefined {
  return given.find(({ value }) => value !== given[0]?.value)
}

function unread(shown: string, message: string, blocks: boolean): Problem {
  return {
    code: 'version-table-unread',
    message,
    advice: blocks
      ? 'Write version_table and version_table_schema as strings there, so that Varve looks where Alembic looks.'
      : 'Varve looks in alembic_version. Where the project has another table, write version_table as a string there.',
    files: [shown],
    revisions: [],
    blocks,
  }
}
