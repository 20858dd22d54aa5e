import { pairsOf } from './pair'
import { tryPairs } from './trials'

const pairs = pairsOf('postgres')
const everywhere = process.env['VARVE_PAIRS'] !== undefined

tryPairs('postgres', pairs)
// The embedded server is slow to be looked at: what only it has, and of the others one in ten; all that are named.
tryPairs(
  'embedded',
  pairs.filter(({ only }, at) => everywhere || only === 'embedded' || at % 10 === 0),
)
