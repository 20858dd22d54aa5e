import type { CompareSide } from '#contract/compare'
import { DialectName } from '#contract/connection'
import type { Route } from './routes'

/** Both sides that an address names; null for one that is still to be chosen. */
export interface WantedSides {
  readonly from: CompareSide | null
  readonly to: CompareSide | null
}

/** The place of a comparison; `home` is the open project's folder, which an address leaves out. */
export function compareRoute({ from, to }: WantedSides, home: string): Route {
  return ['compare', ...[from, to].map((side) => (side === null ? '-' : sideText(side, home)))]
}

/** Reads what stands behind `#/compare/`; what names no side is one still to be chosen. */
export function readCompareRoute(rest: readonly string[], home: string): WantedSides {
  const [from = '-', to = '-'] = rest
  return { from: readSide(from, home), to: readSide(to, home) }
}

/** One side as a part of an address, and so as a key: `connection,ID`, `heads,postgres`, `at,72147c,postgres,/other`. */
export function sideText(side: CompareSide, home: string): string {
  switch (side.kind) {
    case 'connection':
      return joined(['connection', side.connectionId])
    case 'snapshot':
      return joined(['snapshot', side.file])
    case 'sql':
      return joined(['sql', side.dialect, side.file])
    case 'project': {
      const { at, dialect, folder } = side
      const point =
        at.kind === 'revision'
          ? ['at', at.revision]
          : at.kind === 'current'
            ? ['current', at.connectionId]
            : [at.kind]
      return joined([...point, dialect, ...(folder === home ? [] : [folder])])
    }
  }
}

function readSide(text: string, home: string): CompareSide | null {
  const [kind, first = '', second = '', third] = text.split(',').map(unescaped)
  switch (kind) {
    case 'connection':
      return first === '' ? null : { kind, connectionId: first }
    case 'snapshot':
      return first === '' ? null : { kind, file: first }
    case 'sql': {
      const dialect = DialectName.safeParse(first)
      return dialect.success && second !== '' ? { kind, file: second, dialect: dialect.data } : null
    }
    case 'heads':
    case 'base':
      return project({ kind }, first, second === '' ? home : second)
    case 'at':
      return project({ kind: 'revision', revision: first }, second, third ?? home)
    case 'current':
      return project({ kind, connectionId: first }, second, third ?? home)
    default:
      return null
  }
}

type Point = Extract<CompareSide, { kind: 'project' }>['at']

function project(at: Point, dialectText: string, folder: string): CompareSide | null {
  const dialect = DialectName.safeParse(dialectText)
  return dialect.success ? { kind: 'project', folder, at, dialect: dialect.data } : null
}

function joined(fields: readonly string[]): string {
  return fields.map((field) => field.replaceAll(/[%,]/g, encodeURIComponent)).join(',')
}

function unescaped(field: string): string {
  try {
    return decodeURIComponent(field)
  } catch {
    return field
  }
}
