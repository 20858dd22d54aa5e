import type { Feature } from './feature'

/** Every feature of the window, in the rail's order. */
export const features: readonly Feature[] = []
