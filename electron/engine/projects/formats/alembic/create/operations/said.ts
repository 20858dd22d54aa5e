import type { Catalog, EnumType, Table } from '#contract/catalog'
import type { DialectName } from '#contract/connection'
import { repr } from '../python-literal'
import type { Named } from './python'

/** What the words of operations are chosen for. */
export interface Said {
  readonly dialect: DialectName
  readonly home: string
  /** Types that a plain name means: those of the schema everything is in. */
  readonly enums: readonly EnumType[]
}

/** What two catalogs make of the words: their dialect, their schema of unqualified names, the named types of both. */
export function saidFor(from: Catalog, to: Catalog): Said {
  const { dialect, schema: home } = to.server
  const enums = [...to.enums, ...from.enums].filter(({ schema }) => schema === home)
  return { dialect, home, enums }
}

/** `schema='audit'`, or nothing where the table is in the schema that unqualified names mean. */
export function inSchema({ schema }: Pick<Table, 'schema'>, { home }: Said): Named {
  return ['schema', schema === home ? null : repr(schema)]
}
