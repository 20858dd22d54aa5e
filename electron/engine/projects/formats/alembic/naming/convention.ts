import type { NamingConvention } from '#contract/naming-convention'
import type { Call } from '../../../python/calls'
import { literal } from '../../../python/literal'
import { sourceOf, type PyNode } from '../../../python/parse'
import type { PyValue } from '../../../python/values'
import type { PythonFile, PythonFiles } from './python-files'

/** A project's naming convention: null where it has none, `unknown` where that can't be told without running it. */
export type Convention = NamingConvention | 'unknown' | null

const kinds = new Set(['ix', 'uq', 'ck', 'fk', 'pk'])

/** What `MetaData(naming_convention=…)` gives. */
export async function conventionOf(call: Call, file: PythonFile, files: PythonFiles): Promise<Convention> {
  if (call.args.some(({ kind }) => kind === 'spread' || kind === 'spread-keywords')) return 'unknown'
  const given = call.args.find((arg) => arg.kind === 'keyword' && arg.name === 'naming_convention')
  // By position it would be the fourth, which nobody writes.
  if (!given) return call.args.filter(({ kind }) => kind !== 'keyword').length > 3 ? 'unknown' : null
  return templatesOf(await valueOf(given.value, file, files))
}

async function valueOf(node: PyNode, file: PythonFile, files: PythonFiles): Promise<PyValue | null> {
  const value = literal(file.module, node, file.scope)
  if (value !== null || node.name !== 'VariableName') return value
  const binding = file.scope.get(sourceOf(file.module, node))
  if (binding?.kind !== 'import') return null
  const target = await files.named(binding.path, file)
  if (target === null || target === 'outside') return null
  const there = target.file.scope.get(target.name)
  return there?.kind === 'value' ? there.value : null
}

function templatesOf(value: PyValue | null): Convention {
  if (value?.kind === 'none') return null
  if (value?.kind !== 'dict') return 'unknown'
  // SQLAlchemy takes its own convention for an empty one.
  if (value.entries.length === 0) return null
  const templates: Record<string, string> = {}
  for (const [key, template] of value.entries) {
    // A function of the project's own may stand for a token, a class for a kind.
    if (key.kind !== 'str' || template.kind !== 'str' || !kinds.has(key.value)) return 'unknown'
    templates[key.value] = template.value
  }
  return templates
}
