import type { DiagramName, DiagramSubject } from '#contract/diagram'
import type { Route } from '../../app/routes'

/** What a diagram is of. */
export type Subject = DiagramSubject

export const depths = [1, 2, 3] as const

/** The place of a subject's diagram. */
export function subjectRoute(subject: Subject): Route {
  switch (subject.kind) {
    case 'home':
      return ['diagram']
    case 'all':
      return ['diagram', 'all']
    case 'schema':
      return ['diagram', 'schema', subject.schema]
    case 'around':
      return ['diagram', 'around', subject.table.schema, subject.table.name, String(subject.depth)]
    case 'set':
      return ['diagram', 'set', ...subject.tables.flatMap(({ schema, name }) => [schema, name])]
  }
}

/** What stands behind `#/diagram/`; null for an address that names no diagram. */
export function readSubject(rest: readonly string[]): Subject | null {
  const [kind, first, second, third = '1'] = rest
  if (kind === undefined) return { kind: 'home' }
  if (kind === 'all') return { kind: 'all' }
  if (kind === 'schema' && first !== undefined) return { kind: 'schema', schema: first }
  if (kind === 'around' && first !== undefined && second !== undefined) {
    const depth = depths.find((one) => String(one) === third)
    return depth === undefined ? null : { kind: 'around', table: { schema: first, name: second }, depth }
  }
  if (kind === 'set' && first !== undefined) {
    const tables: DiagramName[] = []
    for (let at = 1; at + 1 < rest.length; at += 2)
      tables.push({ schema: rest[at] ?? '', name: rest[at + 1] ?? '' })
    return tables.length === 0 ? null : { kind: 'set', tables }
  }
  return null
}

/** One text a subject, to keep what belongs to it under. */
export function subjectKey(subject: Subject): string {
  return JSON.stringify(subjectRoute(subject).slice(1))
}
