import type { Change } from '#contract/change'
import type { AppErrorData } from '#contract/errors'
import type { SchemaStatement } from '#contract/schema-plan'
import type { FoundWay, WantedFinding } from './find'

/** The lists of a value, apart from all else of it: they are what is long. */
export type Lists = Readonly<Record<string, readonly unknown[]>>

/** To the worker. Long lists go ahead in parts, each in a turn of its own, so that sending them holds nobody up. */
export type ToWorker =
  | {
      readonly kind: 'part'
      readonly of: 'from' | 'to' | 'chosen'
      readonly list: string
      readonly items: readonly unknown[]
    }
  | {
      readonly kind: 'find'
      /** Both catalogs without what came in parts. */
      readonly wanted: Omit<WantedFinding, 'chosen'>
      readonly all: boolean
    }
  /** Asks for the next part of the answer. */
  | { readonly kind: 'next' }

/** An entry of a catalog that the other thread has already: its place in *from* or in *to*. */
export interface Known {
  readonly side: 'from' | 'to'
  readonly at: number
}

/** From the worker: words as it goes on, and once it has found the way, on demand, the parts of it and then the rest. */
export type FromWorker =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'found' }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | {
      readonly kind: 'statements'
      readonly step: number
      readonly transactional: boolean
      readonly statements: readonly SchemaStatement[]
    }
  | {
      readonly kind: 'entries'
      readonly list: string
      readonly entries: readonly (Known | { own: unknown })[]
    }
  | { readonly kind: 'rest'; readonly rest: FoundWay }
  | { readonly kind: 'failed'; readonly error: AppErrorData }
