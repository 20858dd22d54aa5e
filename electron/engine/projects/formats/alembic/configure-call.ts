import { importedPath } from '../../python/names'
import { type Module, type PyNode, sourceOf } from '../../python/parse'
import type { Scope } from '../../python/scope'

/** Whether a call in env.py is that of `context.configure`. */
export function isConfigure(module: Module, callee: PyNode, scope: Scope): boolean {
  const path = importedPath(module, callee, scope)
  return path === 'alembic.context.configure' || sourceOf(module, callee) === 'context.configure'
}
