import { create } from 'zustand'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '#contract/operations/index'

/** The host this window runs in; null until it answered. */
export type About = InferContractRouterOutputs<Contract>['host']['about']

export const useAbout = create<{ readonly about: About | null }>(() => ({ about: null }))
