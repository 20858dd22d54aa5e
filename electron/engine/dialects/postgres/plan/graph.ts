import { settingOf } from './alter/setting'
import type { Fates } from './fates'
import { Inventory } from './inventory'
import { type Node, stepOf, type Verb } from './node'
import { circled as circledOf } from './circles'
import type { Part } from './part'
import { rankCount, rankOf } from './ranks'
import { isLate, remake } from './remake'
import { aside } from './step-aside'

/** Everything that has to be done, each with what has to be done before it. */
export function graphOf(fates: Fates): Node[] {
  const plain = new Graph(fates, new Inventory(fates)).nodes
  const inCircles = circledOf(new Map(plain.map(({ id, before }) => [id, before])))
  const tables = plain.filter(({ id, part }) => part.bare !== null && inCircles.has(id))
  if (tables.length === 0) return plain
  const circled = new Set(tables.map(({ part }) => part.key))
  const loosened = [...fates.from.values(), ...fates.to.values()].filter(
    (part) => (isLate(part) || part.kind === 'foreign-key') && circled.has(tableOf(part, fates)),
  )
  const apart = new Set([...circled, ...loosened.map(({ key }) => key)])
  return new Graph(fates, new Inventory(fates, apart)).nodes
}

function tableOf(part: Part, { from, to }: Fates): string {
  const owner = part.owner === null ? undefined : (to.get(part.owner) ?? from.get(part.owner))
  return owner === undefined ? part.key : tableOf(owner, { from, to } as Fates)
}

class Graph {
  readonly #nodes = new Map<string, Node>()
  readonly #fates: Fates
  readonly #inventory: Inventory

  constructor(fates: Fates, inventory: Inventory) {
    this.#fates = fates
    this.#inventory = inventory
    this.#drops()
    this.#alterations()
    this.#replacements()
    this.#makes()
    for (const part of fates.from.values()) this.#placeGoing(part)
    for (const part of fates.to.values()) this.#placeComing(part)
    this.#placeClaims()
  }

  get nodes(): Node[] {
    return [...this.#nodes.values()]
  }

  #drops(): void {
    const { gone, from } = this.#fates
    for (const key of gone) {
      const part = from.get(key)
      if (part === undefined || this.#inventory.dropperOf(key) !== part) continue
      const all = this.#inventory.withOwned(part)
      const isLossy = all.some(({ irretrievable }) => irretrievable)
      const back = remake(part, all, this.#inventory.apart).join(';\n')
      const again = this.#inventory.isMade(key)
      const step = (sql: string, reverse: string | null) => ({
        // What is made in no transaction is dropped in none.
        ...stepOf(part, 'drop', {
          sql,
          reverse,
          property: '',
          turn: part.turn === 'alone' ? 'alone' : 'main',
        }),
        property: null,
        lossy: isLossy,
        again,
      })
      const pieces = part.piecewise?.drop
      this.#add(
        part,
        'drop',
        pieces == null
          ? part.drop.map((sql) => step(sql, back))
          : pieces.map(({ sql, reverse }) => step(sql, reverse)),
      )
    }
  }

  #alterations(): void {
    for (const key of this.#fates.altered) {
      const part = this.#fates.from.get(key)
      const way = part?.alter(this.#fates.replaced)
      if (part === undefined || way?.how !== 'in-place') continue
      this.#add(
        part,
        'alter',
        way.acts.map((act) => stepOf(part, 'alter', act)),
      )
    }
  }

  #replacements(): void {
    const replaced = [...this.#fates.replaced].flatMap((key) => this.#fates.from.get(key)?.ref ?? [])
    for (const key of this.#fates.replaced) {
      const part = this.#fates.from.get(key)
      if (part === undefined) continue
      const owned = this.#inventory.withOwned(part).filter((one) => one !== part)
      const { steps, leave } = aside(part, owned, replaced)
      this.#add(part, 'aside', steps)
      this.#add(part, 'leave', [leave])
    }
  }

  #makes(): void {
    for (const part of this.#fates.to.values()) {
      if (this.#inventory.makerOf(part.key) !== part) continue
      const again = this.#fates.from.has(part.key)
      const make = this.#inventory.isBare(part) ? (part.bare ?? []) : part.make
      const step = (sql: string, reverse: string | null) => ({
        ...stepOf(part, 'make', { sql, reverse, property: '', turn: part.turn }),
        property: null,
        again,
      })
      const pieces = part.piecewise?.make
      this.#add(part, 'make', [
        ...(pieces === undefined
          ? make.map((sql, at) => step(sql, at === 0 ? (part.drop[0] ?? null) : unsetOf(part, sql)))
          : pieces.map(({ sql, reverse }) => step(sql, reverse))),
        ...part.behind.map((act) => stepOf(part, 'make', act)),
      ])
    }
  }

  #add(part: Part, verb: Verb, steps: Node['steps']): void {
    const rank = verb === 'drop' ? rankCount - 1 - rankOf(part.kind) : rankOf(part.kind)
    // What leaves the transaction comes as late as it can.
    const phase = steps.some(({ turn }) => turn === 'alone') ? 4 : phases[verb]
    const id = idOf(verb, part.key)
    this.#nodes.set(id, {
      id,
      part,
      verb,
      rank: phase * rankCount + rank,
      steps,
      before: new Set(),
      rather: new Set(),
    })
  }

  /** What goes does so before what it needs goes or changes, and what changes before what it needs no more goes. */
  #placeGoing(part: Part): void {
    const { to, altered, replaced } = this.#fates
    const dropper = this.#inventory.dropperOf(part.key)
    if (dropper === null && !altered.has(part.key) && !replaced.has(part.key)) return
    const later = to.get(part.key)
    for (const [need, isWish] of wanted(
      part,
      part.kind === 'parent' || dropper === null || dropper === part,
    )) {
      const taker = this.#inventory.dropperOf(need)
      // What goes with its owner has no place of its own among its like.
      const isTaken = !part.needs.has(need) && taker?.key !== need
      const going = [isTaken ? '' : idOfOr('drop', taker), idOf('leave', need)]
      const changing = [idOf('alter', need), idOf('aside', need)]
      if (dropper !== null) this.#edges([idOf('drop', dropper.key)], [...going, ...changing], isWish)
      else if (later !== undefined && !later.needs.has(need) && !later.after.has(need))
        this.#edges([idOf('alter', part.key)], replaced.has(need) ? going : [...going, ...changing], isWish)
      if (replaced.has(need))
        this.#edges([idOf('alter', part.key), idOf('leave', part.key)], [idOf('leave', need)], false)
    }
    if (replaced.has(part.key)) {
      this.#edges([idOf('aside', part.key)], [idOf('make', part.key)], false)
      this.#edges([idOf('make', part.key)], [idOf('leave', part.key)], false)
    }
  }

  #placeComing(part: Part): void {
    const maker = this.#inventory.makerOf(part.key)
    if (maker === null && !this.#fates.altered.has(part.key)) return
    const own = maker === null ? idOf('alter', part.key) : idOf('make', maker.key)
    for (const [need, isWish] of wanted(part, maker === null || maker === part)) {
      const made = idOfOr('make', this.#inventory.makerOf(need))
      this.#edges([made], [own], isWish)
      // What is set of a table itself, nothing on it waits for.
      this.#edges([idOf('alter', need)], [own], isWish || this.#fates.from.get(need)?.kind === 'table')
      if (part.after.has(need)) this.#edges([idOfOr('drop', this.#inventory.dropperOf(need))], [own], isWish)
    }
    const dropper = this.#inventory.dropperOf(part.key)
    if (maker !== null && dropper !== null)
      this.#edges([idOf('drop', dropper.key)], [idOf('make', maker.key)], false)
  }

  /** A name is free once what had it is gone. */
  #placeClaims(): void {
    const free = new Map<string, string>()
    for (const part of this.#fates.from.values())
      for (const claim of part.claims) {
        const dropper = this.#inventory.dropperOf(part.key)
        if (this.#fates.replaced.has(part.key)) free.set(claim, idOf('aside', part.key))
        else if (dropper !== null) free.set(claim, idOf('drop', dropper.key))
        else if (this.#fates.altered.has(part.key)) free.set(claim, idOf('alter', part.key))
      }
    for (const part of this.#fates.to.values())
      for (const claim of part.claims) {
        const before = free.get(claim)
        if (before === undefined) continue
        const maker = this.#inventory.makerOf(part.key)
        this.#edges([before], [maker === null ? idOf('alter', part.key) : idOf('make', maker.key)], false)
      }
  }

  #edges(first: readonly string[], then: readonly string[], isWish: boolean): void {
    for (const one of first) {
      if (!this.#nodes.has(one)) continue
      for (const other of then) {
        if (one === other) continue
        const node = this.#nodes.get(other)
        if (isWish) node?.rather.add(one)
        else node?.before.add(one)
      }
    }
  }
}

/** A table goes with what was set on it; a column of its key cannot be let be null before. */
function unsetOf({ kind }: Part, sql: string): string | null {
  return kind === 'table' && sql.endsWith(' SET NOT NULL') ? sql : settingOf(sql).unset
}

const phases: Readonly<Record<Verb, number>> = { aside: 1, drop: 0, alter: 2, make: 3, leave: 4 }

/** What a part comes behind; `isApart` where it comes or goes by itself. */
function wanted(part: Part, isApart: boolean): (readonly [need: string, isWish: boolean])[] {
  return [
    ...[...part.needs, ...(isApart ? part.after : [])].map((need) => [need, false] as const),
    ...[...part.rather].map((need) => [need, true] as const),
  ]
}

function idOf(verb: Verb, key: string): string {
  return `${verb} ${key}`
}

function idOfOr(verb: Verb, part: Part | null): string {
  return part === null ? '' : idOf(verb, part.key)
}
