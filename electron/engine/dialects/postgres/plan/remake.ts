import { inOrder } from './order'
import type { Part } from './part'
import { rankOf } from './ranks'

/** The statements that make a part of *from* anew with all that went with it; `apart` are keys that others bring back. */
export function remake(part: Part, all: readonly Part[], apart: ReadonlySet<string>): string[] {
  const back = all.filter((one) => one === part || !apart.has(one.key))
  const isBare = part.bare !== null && all.some((one) => apart.has(one.key) && isLate(one))
  const keys = new Set(back.map(({ key }) => key))
  const own = back.filter((one) => one === part || !isInline(one, keys, isBare))
  const made = new Set(own.map(({ key }) => key))
  const nodes = own.map((one) => ({
    id: one.key,
    rank: rankOf(one.kind),
    before: new Set([...one.needs, ...one.after].filter((key) => made.has(key) && key !== one.key)),
    rather: new Set<string>(),
    one,
  }))
  return inOrder(nodes).flatMap(({ one }) => [
    ...(one === part && isBare ? (part.bare ?? []) : (one.piecewise?.make.map(({ sql }) => sql) ?? one.make)),
    ...one.behind.map(({ sql }) => sql),
  ])
}

/** Made by its owner's statements, and by those of its owner in turn. */
function isInline(part: Part, keys: ReadonlySet<string>, isBare: boolean): boolean {
  return part.inline && part.owner !== null && keys.has(part.owner) && !(isBare && isLate(part))
}

/** What a table made bare is without. */
export function isLate({ kind }: Part): boolean {
  return kind === 'default' || kind === 'check'
}
