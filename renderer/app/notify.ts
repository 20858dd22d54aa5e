import { notifications } from '@mantine/notifications'
import { toErrorData } from './errors'

/** Shows what an action threw, for actions that have no place of their own on the screen. */
export function showFailure(thrown: unknown): void {
  const error = toErrorData(thrown)
  notifications.show({
    title: error.message,
    message: error.advice ?? error.server?.message ?? '',
    color: 'red',
    autoClose: 10_000,
  })
}

/** Runs an action started by a click; what it throws is shown. */
export function act(action: () => Promise<unknown>): void {
  action().catch(showFailure)
}
