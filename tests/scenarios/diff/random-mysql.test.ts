import { tryRandom } from './random-trials'

tryRandom('mariadb', 250)
