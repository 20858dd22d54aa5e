import { mapEventIterator } from '@orpc/client'
import { implement, ORPCError } from '@orpc/server'
import type { AppErrorData } from '#contract/errors'
import { contract } from '#contract/operations/index'
import type { Engine } from '../engine'
import { toAppErrorData } from '../errors'

/** What every operation is given. */
export interface EngineContext {
  readonly engine: Engine
}

/** The contract, ready to be implemented; whatever an operation throws reaches the client as `APP`. */
export const os = implement(contract)
  .$context<EngineContext>()
  .use(async ({ next }) => {
    try {
      const result = await next()
      return { ...result, output: translating(result.output) }
    } catch (error) {
      throw toContractError(error)
    }
  })

// A stream fails after its operation has returned, so its errors are translated on their way.
function translating<T>(output: T): T {
  if (!isIterator(output)) return output
  const translated = mapEventIterator(output, {
    value: (value) => Promise.resolve(value),
    error: (error) => Promise.resolve(toContractError(error)),
  })
  return translated as unknown as T
}

function isIterator(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

/** The typed error of the contract; input that does not fit the contract keeps oRPC's own. */
function toContractError(error: unknown): Error {
  if (error instanceof ORPCError && (error.defined || error.code === 'BAD_REQUEST')) return error
  const data: AppErrorData = toAppErrorData(error)
  return new ORPCError('APP', { message: data.message, data, cause: error })
}
