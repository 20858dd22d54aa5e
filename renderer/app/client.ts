import { createORPCClient } from '@orpc/client'
import type { ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#contract/operations/index'
import { currentCarrier } from './transport'

type NoContext = Record<never, never>

/** A call made while the link is down waits for it; a call that the link's end cuts off fails at once. */
const reconnecting: ClientLink<NoContext> = {
  async call(path, input, options) {
    const carrier = await currentCarrier()
    return carrier.call(path, input, options)
  },
}

/** The one way from the screens to the engine: every operation of the contract, typed. */
export const client: ContractRouterClient<Contract, NoContext> = createORPCClient(reconnecting)
