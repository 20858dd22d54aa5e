import { createORPCClient } from '@orpc/client'
import type { ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#contract/operations/index'
import { currentLine } from './transport'

type NoContext = Record<never, never>

/** Calls made while the link is down wait for it; calls it cuts off fail at once instead of hanging. */
const reconnecting: ClientLink<NoContext> = {
  async call(path, input, options) {
    const { carrier, cut } = await currentLine()
    const signal = options.signal === undefined ? cut : AbortSignal.any([options.signal, cut])
    return carrier.call(path, input, { ...options, signal })
  },
}

/** The one way from the screens to the engine: every operation of the contract, typed. */
export const client: ContractRouterClient<Contract, NoContext> = createORPCClient(reconnecting)
