import type { AppError } from '#engine/errors'
import type { Backend } from './backend'
import type { Seat } from './seat'
import { Turns } from './turns'

/** A backend that runs, with those who sit at it. */
export interface Running {
  readonly backend: Backend
  readonly turns: Turns<Seat>
  /** Whose settings the backend has now. */
  lastSeat: Seat | null
  /** Told when the backend is gone. */
  readonly onEnd: Set<(error: AppError) => void>
}

/** Watches over a backend that has just been started; `ended` is called first when it is gone. */
export function running(backend: Backend, ended: (error: AppError) => void): Running {
  const watched: Running = { backend, turns: new Turns(), lastSeat: null, onEnd: new Set() }
  backend.onEnd((error) => {
    ended(error)
    for (const listener of watched.onEnd) listener(error)
  })
  return watched
}
