import { pairsOf } from './pair'
import { tryPairs } from './trials'

const pairs = pairsOf('postgres')

tryPairs('postgres', pairs)
