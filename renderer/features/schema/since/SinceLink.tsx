import './since.css'
import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import type { ObjectKind, ObjectRef } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { refKey } from '#contract/ref-key'
import { useReadSince, useSinceStore } from './load'
import type { SinceByKey } from './load'
import { formatRoute } from '../../../app/routes'
import { Name } from '../../../ui/Name'

/** The table whose parts are shown. */
export const SinceTable = createContext<ObjectRef | null>(null)

/** Reads what the links below show, while it is there. */
export function ReadSince({ dialect }: { dialect: DialectName }) {
  useReadSince(dialect)
  return null
}

const nothing: SinceByKey = new Map()

/** The revision that made an object, as a link to it; one that changed it later is told too. Nothing where that is not known. */
export function SinceLink({ target, words }: { target: ObjectRef; words: boolean }) {
  const since = useSinceStore((state) => state.since.value ?? nothing).get(refKey(target))
  if (since === undefined) return null
  const { made, as, changed } = since
  const title = [
    `Made by revision ${made}${as === null ? '' : ` as ${as}`}`,
    ...(made === changed ? [] : [`changed last by ${changed}`]),
  ].join(', ')
  return (
    <span className="since" data-words={words || undefined} title={title}>
      {words && 'since '}
      <a href={formatRoute(['history', made])}>
        <Name text={made} />
      </a>
      {words && as !== null && (
        <>
          {' '}
          as <Name text={as} />
        </>
      )}
      {made !== changed && (
        <>
          {' '}
          <span className="faint" aria-label="changed by">
            ~
          </span>
          <a href={formatRoute(['history', changed])}>
            <Name text={changed} />
          </a>
        </>
      )}
    </span>
  )
}

/** A column of a table of parts that tells which revision made each; null where none is known to. */
export function useSinceColumn<T>(
  refOf: (item: T) => { readonly kind: ObjectKind; readonly name: string },
  items: readonly T[],
): { title: string; cell(item: T): ReactNode } | false {
  const table = use(SinceTable)
  const known = useSinceStore((state) => state.since.value ?? nothing)
  if (table === null) return false
  const target = (item: T): ObjectRef => ({ ...refOf(item), schema: table.schema, table: table.name })
  if (!items.some((item) => known.has(refKey(target(item))))) return false
  return { title: 'Since', cell: (item) => <SinceLink target={target(item)} words={false} /> }
}
