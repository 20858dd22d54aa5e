import type { Catalog, Table } from '#contract/catalog'
import type { Rename, RenameProposal } from '#contract/compare'
import { pair } from '../named'
import { onlyDifferent } from '../only-different'
import { likeColumns, likeTables, type Likeness } from './likeness'

/** Less alike than this, and a rename would be a guess. */
const least = 0.5
/** Beyond this many pairs only tables whose columns are all the same are looked at. */
const mostPairs = 100_000

/** Renames that may be meant: of tables, and of columns in tables that stand on both sides. The most alike first. */
export function proposals(from: Catalog, to: Catalog): RenameProposal[] {
  const [left, right] = onlyDifferent(from, to)
  const key = ({ schema, name }: Table): string => JSON.stringify([schema, name])
  const { removed, added, kept } = pair(left.tables, right.tables, key)
  return [
    ...tableProposals(removed, added),
    ...kept.flatMap(([one, other]) => columnProposals(one, other)),
  ].toSorted((a, b) => b.likeness - a.likeness)
}

function tableProposals(removed: readonly Table[], added: readonly Table[]): RenameProposal[] {
  const many = removed.length * added.length > mostPairs
  const groupOf = (table: Table): string => (many ? columnsOf(table) : table.schema)
  const groups = new Map<string, Table[]>()
  for (const table of added) groups.set(groupOf(table), [...(groups.get(groupOf(table)) ?? []), table])
  const pairs = removed.flatMap((one) =>
    (groups.get(groupOf(one)) ?? [])
      .filter((other) => other.kind === one.kind)
      .map((other) => ({
        from: one,
        to: other,
        rename: {
          ref: { kind: 'table' as const, schema: one.schema, name: one.name, table: null },
          to: other.name,
        },
        like: likeTables(one, other),
      })),
  )
  return bestOf(pairs)
}

function columnProposals(from: Table, to: Table): RenameProposal[] {
  const { removed, added } = pair(from.columns, to.columns, ({ name }) => name)
  const pairs = removed.flatMap((one) =>
    added
      .filter((other) => other.type === one.type)
      .map((other) => ({
        from: one,
        to: other,
        rename: {
          ref: { kind: 'column' as const, schema: from.schema, name: one.name, table: from.name },
          to: other.name,
        },
        like: likeColumns(one, other, { from, to }),
      })),
  )
  return bestOf(pairs)
}

/** Each thing once, with what it is most like. */
function bestOf<T>(pairs: readonly { from: T; to: T; rename: Rename; like: Likeness }[]): RenameProposal[] {
  const used = new Set<T>()
  const share = ({ equal, compared }: Likeness): number => equal / compared
  return pairs
    .filter(({ like }) => share(like) >= least)
    .toSorted((a, b) => share(b.like) - share(a.like))
    .flatMap(({ from, to, rename, like }) => {
      if (used.has(from) || used.has(to)) return []
      used.add(from).add(to)
      return [{ rename, evidence: [...like.evidence], likeness: share(like) }]
    })
}

function columnsOf({ schema, columns }: Table): string {
  return JSON.stringify([schema, columns.map(({ name, type }) => [name, type])])
}
