import type { Rule } from './rule'

const words: Readonly<Record<string, string>> = {
  table: 'table',
  column: 'column',
  view: 'view',
  'materialized-view': 'materialized view',
  function: 'function',
  procedure: 'procedure',
  aggregate: 'aggregate',
  enum: 'type',
  domain: 'domain',
  composite: 'type',
  range: 'type',
  sequence: 'sequence',
  schema: 'schema',
  extension: 'extension',
}

/** What goes for good is missed by queries that the database does not know of. */
export const breaksOnDrop: Rule = {
  code: 'breaks-readers',
  source: 'ddl-depend.html',
  find: ({ verb, part, again }) => {
    const word = words[part.kind]
    if (verb !== 'drop' || again || word === undefined) return null
    return {
      severity: 'warning',
      reason: `Queries that use ${word} ${part.ref.name} fail from then on.`,
      advice: 'Let every application do without it first (expand and contract).',
    }
  },
}
