import { argumentsOf } from '../../../python/calls'
import type { PyNode } from '../../../python/parse'
import { generator } from './comprehension'
import { evaluate, type Reading } from './reading'
import { unreadable } from './unreadable'
import { type Argument, describe, stringOf, type Value } from './value'

/** The arguments of one call. Whoever reads it takes them one by one; what is left at the end was not understood. */
export class Arguments {
  readonly reading: Reading
  readonly node: PyNode
  /** The function's name, for sentences. */
  readonly callee: string
  readonly #positional: Argument[]
  readonly #keywords: Map<string, Argument>

  constructor(
    reading: Reading,
    node: PyNode,
    callee: string,
    positional: Argument[],
    keywords: Map<string, Argument>,
  ) {
    this.reading = reading
    this.node = node
    this.callee = callee
    this.#positional = positional
    this.#keywords = keywords
  }

  /** Gives the positional arguments their names, in order; more than that is an error in Python too. */
  named(...names: readonly string[]): this {
    if (this.#positional.length > names.length) {
      const extra = this.#positional[names.length]
      unreadable(extra?.node ?? this.node, `${this.callee}() does not take so many arguments.`)
    }
    return this.leading(...names)
  }

  /** Gives the first positional arguments their names; the others are taken by `rest`. */
  leading(...names: readonly string[]): this {
    for (const [i, argument] of this.#positional.splice(0, names.length).entries()) {
      const name = names[i] ?? ''
      if (this.#keywords.has(name)) unreadable(argument.node, `${this.callee}() is given ${name} twice.`)
      this.#keywords.set(name, argument)
    }
    return this
  }

  /** The positional arguments that have no name. */
  rest(): Argument[] {
    return this.#positional.splice(0)
  }

  /** An argument; null where it is not given. */
  take(name: string): Argument | null {
    const argument = this.#keywords.get(name) ?? null
    this.#keywords.delete(name)
    return argument
  }

  /** An argument that must be given. */
  need(name: string): Argument {
    return this.take(name) ?? unreadable(this.node, `${this.callee}() is not given its ${name}.`)
  }

  /** An argument; null also for `None`. */
  some(name: string): Argument | null {
    const argument = this.take(name)
    return argument?.value.kind === 'none' ? null : argument
  }

  /** Keywords nobody has taken yet. */
  left(): string[] {
    return [...this.#keywords.keys()]
  }

  /** Ends the reading: an argument that was not understood refuses the whole function. */
  end(): void {
    const [extra] = this.#positional
    if (extra) unreadable(extra.node, `${this.callee}() does not take so many arguments.`)
    const [unknown] = this.#keywords
    if (unknown)
      unreadable(unknown[1].node, `${this.callee}() takes no argument ${unknown[0]} that is understood here.`)
  }

  /** Gives up for an argument of the wrong kind. */
  wrong(name: string, { node, value }: Argument, wanted: string): never {
    return unreadable(node, `${this.callee}() takes ${wanted} as ${name}, not ${describe(value)}.`)
  }

  /** A string; null where not given, or None. */
  string(name: string): string | null {
    const argument = this.some(name)
    if (argument === null) return null
    return stringOf(argument.value) ?? this.wrong(name, argument, 'a string')
  }

  /** A string that must be given. */
  text(name: string): string {
    const argument = this.need(name)
    return stringOf(argument.value) ?? this.wrong(name, argument, 'a string')
  }

  /** True or False; null where not given, or None. */
  flag(name: string): boolean | null {
    const argument = this.some(name)
    if (argument === null) return null
    return argument.value.kind === 'bool' ? argument.value.value : this.wrong(name, argument, 'True or False')
  }

  /** A list or tuple; null where not given, or None. */
  list(name: string): Argument[] | null {
    const argument = this.some(name)
    if (argument === null) return null
    const { value, node } = argument
    if (value.kind !== 'list' && value.kind !== 'tuple') this.wrong(name, argument, 'a list')
    return 'items' in value ? value.items.map((item) => ({ node, value: item })) : []
  }

  /** A list of strings; null where not given, or None. */
  strings(name: string): string[] | null {
    const items = this.list(name)
    return items && items.map((item) => stringOf(item.value) ?? this.wrong(name, item, 'a list of strings'))
  }

  /** A list of strings that must be given. */
  names(name: string): string[] {
    return this.strings(name) ?? unreadable(this.node, `${this.callee}() is not given its ${name}.`)
  }
}

/** Evaluates the arguments of a call, from left to right as Python does. */
export function argumentsFor(reading: Reading, call: PyNode, list: PyNode, callee: string): Arguments {
  const positional: Argument[] = []
  const keywords = new Map<string, Argument>()
  const add = (name: string, argument: Argument) => {
    if (keywords.has(name)) unreadable(argument.node, `${callee}() is given ${name} twice.`)
    keywords.set(name, argument)
  }
  for (const argument of argumentsOf(reading.module, list)) {
    const node = argument.value
    if (argument.kind === 'other') {
      // `f(x for y in z)`: whoever gets it goes through it once, in order.
      positional.push({ node, value: { kind: 'list', items: generator(reading, list) } })
      continue
    }
    const value = evaluate(reading, node)
    if (argument.kind === 'positional') positional.push({ node, value })
    else if (argument.kind === 'keyword') add(argument.name, { node, value })
    else if (argument.kind === 'spread') positional.push(...spread(node, value))
    else for (const [name, inner] of keywordsOf(node, value)) add(name, { node, value: inner })
  }
  return new Arguments(reading, call, callee, positional, keywords)
}

function spread(node: PyNode, value: Value): Argument[] {
  if (value.kind !== 'list' && value.kind !== 'tuple')
    unreadable(node, 'Only a list or a tuple can stand behind *.')
  return 'items' in value ? value.items.map((item) => ({ node, value: item })) : []
}

function keywordsOf(node: PyNode, value: Value): [string, Value][] {
  if (value.kind !== 'dict') return unreadable(node, 'Only a dictionary can stand behind **.')
  return value.entries.map(([key, inner]) => {
    if (key.kind !== 'str') unreadable(node, 'Behind ** every key must be a string.')
    return [stringOf(key) ?? '', inner]
  })
}
