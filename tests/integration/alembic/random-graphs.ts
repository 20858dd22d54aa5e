import type { GraphRevision } from '#engine/projects/graph/vertex'

export interface Case {
  readonly direction: 'up' | 'down' | 'range'
  readonly current: readonly string[]
  readonly target: string
}

/** Random numbers that are the same in every run (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list]
    const out: T[] = []
    while (left.length > 0) out.push(...left.splice(this.below(left.length), 1))
    return out
  }
}

interface Draft {
  id: string
  downRevisions: string[]
  dependencies: string[]
  labels: string[]
}

/** A history with branches, merges, dependencies and labels, in no particular order of files. */
export function randomHistory(dice: Dice): GraphRevision[] {
  const count = 1 + dice.below(24)
  const drafts: Draft[] = []
  const labels: string[] = []
  const heads = new Set<string>()
  for (let i = 0; i < count; i++) {
    const id = idOf(dice, i)
    const draft: Draft = { id, downRevisions: parents(dice, drafts, heads), dependencies: [], labels: [] }
    if (drafts.length > 0 && dice.chance(0.2)) {
      const known = [...drafts.map((other) => other.id), ...labels]
      const wanted = Array.from({ length: 1 + dice.below(2) }, () => dice.one(known))
      draft.dependencies = [...new Set(wanted)]
    }
    if (dice.chance(0.15)) {
      const label = `${dice.one(['lbl', 'team', 'abcd'])}${i}`
      draft.labels = [label]
      labels.push(label)
    }
    for (const down of draft.downRevisions) heads.delete(down)
    heads.add(id)
    drafts.push(draft)
  }
  return dice.shuffled(drafts)
}

/** Some ids begin alike, so that a beginning can mean several. */
function idOf(dice: Dice, i: number): string {
  const start = dice.one(['abcd', 'abce', '1f', ''])
  return `${start}${i.toString(16).padStart(2, '0')}${dice.below(0xffffff).toString(16).padStart(6, '0')}`
}

function parents(dice: Dice, drafts: readonly Draft[], heads: ReadonlySet<string>): string[] {
  if (drafts.length === 0 || dice.chance(0.08)) return []
  if (heads.size > 1 && dice.chance(0.25)) return dice.shuffled([...heads]).slice(0, 2 + dice.below(2))
  if (dice.chance(0.75)) return [dice.one([...heads])]
  return [dice.one(drafts).id]
}

/** What is broken in a few of them. */
export function broken(dice: Dice, revisions: readonly GraphRevision[]): GraphRevision[] {
  const at = dice.below(revisions.length)
  const change = dice.one<(revision: GraphRevision) => GraphRevision>([
    (revision) => ({ ...revision, downRevisions: ['notthere'] }),
    (revision) => ({ ...revision, dependencies: ['notthere'] }),
    (revision) => ({ ...revision, downRevisions: [revision.id] }),
    (revision) => ({ ...revision, dependencies: [revision.id] }),
    (revision) => ({ ...revision, downRevisions: [dice.one(revisions).id] }),
    (revision) => ({ ...revision, dependencies: [dice.one(revisions).id] }),
    (revision) => ({ ...revision, labels: [dice.one(revisions).id] }),
  ])
  return revisions.map((revision, i) => (i === at ? change(revision) : revision))
}

/** A target as people write them, right ones and wrong ones. */
export function randomTarget(dice: Dice, revisions: readonly GraphRevision[]): string {
  const { id } = dice.one(revisions)
  const labels = revisions.flatMap((revision) => revision.labels)
  const branch = labels.length > 0 && dice.chance(0.8) ? dice.one(labels) : dice.one(revisions).id
  const n = 1 + dice.below(3)
  const plain = ['head', 'heads', 'base', id, id, id, id.slice(0, 4), id.slice(0, 7), id.slice(0, 2), branch]
  const counted = [`+${n}`, `-${n}`, `+${n}`, `-${n}`, `${id}+${n}`, `${id}-${n}`, `head-${n}`, `base+${n}`]
  const onBranch = ['head', 'heads', 'base', `+${n}`, `-${n}`, id, `${id}+${n}`, `${id}-${n}`]
  return dice.one([
    ...plain,
    ...counted,
    ...onBranch.map((target) => `${branch}@${target}`),
    'nosuchrevision',
    'nosuch@head',
  ])
}

/** A range as `alembic history -r` takes them. */
export function randomRange(dice: Dice, revisions: readonly GraphRevision[]): string {
  const [a, b] = [dice.one(revisions).id, dice.one(revisions).id]
  return dice.one([':', `${a}:`, `:${b}`, `${a}:${b}`, `${a}:head`, `base:${b}`, `${a}:heads`, `:head`])
}
