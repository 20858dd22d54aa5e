import { AppError } from '../errors'
import { os } from './base'

const later = (): never => {
  throw new AppError('internal', 'Not built yet.')
}
export const replay = {
  watch: os.replay.watch.handler(later),
  ddl: os.replay.ddl.handler(later),
  since: os.replay.since.handler(later),
  roundTrips: os.replay.roundTrips.handler(later),
}
