import type { Index, PrimaryKey, UniqueConstraint } from '#contract/catalog'

export interface TableKeys {
  readonly primaryKey: PrimaryKey | null
  readonly uniques: UniqueConstraint[]
}

/** The keys that a table's indexes are. */
export function keysOf(indexes: readonly Index[]): TableKeys {
  const primary = indexes.find((index) => index.backs === 'primary-key')
  return {
    primaryKey:
      primary === undefined
        ? null
        : { name: 'PRIMARY', columns: columnsOf(primary), comment: primary.comment },
    uniques: indexes.filter((index) => index.backs === 'unique').map(uniqueOf),
  }
}

function uniqueOf(index: Index): UniqueConstraint {
  return {
    name: index.name,
    columns: columnsOf(index),
    nullsNotDistinct: false,
    deferrable: 'no',
    definition: index.definition,
  }
}

function columnsOf(index: Index): string[] {
  return index.parts.map((part) => part.column).filter((column) => column !== null)
}
