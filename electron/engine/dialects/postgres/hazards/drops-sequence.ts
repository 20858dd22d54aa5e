import type { Rule } from './rule'

/** A sequence made again starts anew: where it stood is not kept anywhere else. */
export const dropsSequence: Rule = {
  code: 'data-loss',
  source: 'sql-dropsequence.html',
  find: ({ verb, part }) =>
    verb === 'drop' && part.kind === 'sequence'
      ? {
          severity: 'note',
          reason: `Where sequence ${part.ref.name} stands is lost; made again, it starts anew.`,
          advice: null,
        }
      : null,
}
