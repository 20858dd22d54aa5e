import type { Rule } from './rule'

/** A view or routine that is made anew because its columns, arguments or result change is another to its callers. */
export const breaksOnSignature: Rule = {
  code: 'breaks-readers',
  source: 'sql-createview.html',
  find: ({ verb, part, again }, { wanted }) => {
    if (verb !== 'drop' || !again) return null
    if (part.kind === 'function' || part.kind === 'procedure')
      return {
        severity: 'warning',
        reason: `${part.ref.name} takes or gives something else from then on; calls by argument names may fail.`,
        advice: 'Add the new one beside the old one, under another name, and drop the old one later.',
      }
    if (part.kind !== 'view' && part.kind !== 'materialized-view') return null
    const names = (side: 'from' | 'to') =>
      wanted[side].views.find(({ schema, name }) => schema === part.ref.schema && name === part.ref.name)
        ?.columns ?? []
    const kept = new Map(names('to').map(({ name, type }) => [name, type]))
    const lost = names('from').filter(({ name, type }) => kept.get(name) !== type)
    if (lost.length === 0) return null
    return {
      severity: 'warning',
      reason: `${part.ref.name} no longer has ${lost.map(({ name, type }) => `${name} ${type}`).join(', ')}.`,
      advice: 'Let every application do without it first (expand and contract).',
    }
  },
}
