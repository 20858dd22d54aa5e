import { AppError } from '../errors'
import { os } from './base'

const later = (): never => {
  throw new AppError('internal', 'Not built yet.')
}
export const compare = {
  run: os.compare.run.handler(later),
  ddl: os.compare.ddl.handler(later),
  plan: os.compare.plan.handler(later),
  save: os.compare.save.handler(later),
  script: os.compare.script.handler(later),
  start: os.compare.start.handler(later),
  rules: os.compare.rules.handler(later),
  setRules: os.compare.setRules.handler(later),
  snapshot: os.compare.snapshot.handler(later),
  drift: os.compare.drift.handler(later),
}
