import type { AppErrorData } from '#contract/errors'
import { AppError } from '#engine/errors'

/** The error a promise rejects with, as the contract carries it; anything but an `AppError` goes on. */
export async function failure(promise: Promise<unknown>): Promise<AppErrorData> {
  try {
    await promise
  } catch (error) {
    if (error instanceof AppError) return error.data
    throw error
  }
  throw new Error('it did not fail')
}
