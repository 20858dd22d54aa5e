import { tryRandom } from './random-trials'

tryRandom('postgres', 250)
