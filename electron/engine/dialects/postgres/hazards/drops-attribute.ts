import type { Rule } from './rule'

/** DROP ATTRIBUTE takes the attribute out of every value of the type that a column holds. */
export const dropsAttribute: Rule = {
  code: 'data-loss',
  source: 'sql-altertype.html',
  find: ({ part, property, lossy }) =>
    part.kind === 'composite' && property === 'attributes' && lossy
      ? {
          severity: 'danger',
          reason: `Columns of type ${part.ref.name} lose what they hold in this attribute.`,
          advice: 'Copy the attribute to a column of its own first.',
        }
      : null,
}
