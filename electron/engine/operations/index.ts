import { activity } from './activity'
import { os } from './base'
import { catalog } from './catalog'
import { compare } from './compare'
import { connections } from './connections'
import { diagrams } from './diagrams'
import { favourites } from './favourites'
import { health } from './health'
import { history } from './history'
import { host } from './host'
import { projects } from './projects'
import { python } from './python'
import { replay } from './replay'
import { runs } from './runs'

/** Every operation of the contract, implemented. */
export const router = os.router({
  activity,
  catalog,
  compare,
  connections,
  diagrams,
  favourites,
  health,
  history,
  host,
  projects,
  python,
  replay,
  runs,
})
