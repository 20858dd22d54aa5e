import { pairsOf } from './pair'
import { tryPairs } from './trials'

tryPairs('mariadb', pairsOf('mysql'))
