import type { Module, PyNode } from './parse'
import type { PyValue } from './values'

/** What a name stands for. */
export type Binding =
  | { readonly kind: 'value'; readonly value: PyValue }
  /** An import: `sa` is `sqlalchemy`, `postgresql` is `sqlalchemy.dialects.postgresql`; a relative one keeps its dots. */
  | { readonly kind: 'import'; readonly path: string }
  /** Something assigned that is no literal. Its names mean what they mean in the same scope. */
  | { readonly kind: 'expression'; readonly module: Module; readonly node: PyNode }
  | { readonly kind: 'function' | 'class'; readonly node: PyNode }
  /** Bound, but to what can't be told: in a branch or a loop, by unpacking, changed in place … */
  | { readonly kind: 'unknown' }

/** Names and what they stand for: those of a module, and inside it those of a function. */
export class Scope {
  readonly #outer: Scope | null
  readonly #names = new Map<string, Binding>()

  constructor(outer: Scope | null = null) {
    this.#outer = outer
  }

  /** What a name stands for here; null where nothing has bound it (it may be one of Python's own). */
  get(name: string): Binding | null {
    return this.#names.get(name) ?? this.#outer?.get(name) ?? null
  }

  bind(name: string, binding: Binding): void {
    this.#names.set(name, binding)
  }

  /** Every name bound here or around. */
  names(): string[] {
    return [...new Set([...(this.#outer?.names() ?? []), ...this.#names.keys()])]
  }

  /** A scope inside this one, for a function's own names. */
  inner(): Scope {
    return new Scope(this)
  }
}
