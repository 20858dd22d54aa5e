import { beside } from './beside'
import type { Piece } from './piece'
import { routines } from './routines'
import { tables } from './tables'
import { types } from './types'

/** Every piece, in an order in which they can be run one after another. */
export const allPieces: readonly Piece[] = [...types, ...routines, ...tables, ...beside]
