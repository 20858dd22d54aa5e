import { activity } from './activity'
import { os } from './base'
import { catalog } from './catalog'
import { connections } from './connections'
import { diagrams } from './diagrams'
import { favourites } from './favourites'
import { health } from './health'
import { history } from './history'
import { host } from './host'
import { projects } from './projects'
import { python } from './python'
import { runs } from './runs'

/** Every operation of the contract, implemented. */
export const router = os.router({
  activity,
  catalog,
  connections,
  diagrams,
  favourites,
  health,
  history,
  host,
  projects,
  python,
  runs,
})
