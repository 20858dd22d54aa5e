import type { Rule } from './rule'

/** A row that still has a value which the enum loses stops the change of its column to the new type. */
export const failsOnLostValue: Rule = {
  code: 'may-fail-on-data',
  source: 'datatype-enum.html#DATATYPE-ENUM-IMPLEMENTATION-DETAILS',
  find: ({ part, verb }, { wanted }) => {
    if (part.kind !== 'enum' || verb !== 'aside') return null
    const values = (side: 'from' | 'to') =>
      wanted[side].enums.find(({ schema, name }) => schema === part.ref.schema && name === part.ref.name)
        ?.values ?? []
    const kept = new Set(values('to'))
    const lost = values('from').filter((value) => !kept.has(value))
    if (lost.length === 0) return null
    return {
      severity: 'warning',
      reason: `Fails where a row still has ${lost.join(', ')}, which ${part.ref.name} loses.`,
      advice: 'Give those rows another value first.',
    }
  },
}
