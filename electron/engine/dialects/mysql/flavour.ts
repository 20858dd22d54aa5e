import type { Flavour } from '#contract/connection'

/** The product behind the protocol, and how new it is. */
export interface Product {
  readonly flavour: Extract<Flavour, 'mysql' | 'mariadb'>
  /** As the server spells it. */
  readonly version: string
  readonly major: number
  readonly minor: number
  readonly patch: number
}

const oldest = { mysql: [5, 7], mariadb: [10, 4] } as const

/** Reads `select version()`: `10.11.14-MariaDB`, `8.0.36`, `8.0.mysql_aurora.3.04.0`. */
export function readProduct(version: string, comment: string): Product {
  const [, major, minor, patch] = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []
  return {
    flavour: /mariadb/i.test(version) || /mariadb/i.test(comment) ? 'mariadb' : 'mysql',
    version,
    major: Number(major ?? 0),
    minor: Number(minor ?? 0),
    patch: Number(patch ?? 0),
  }
}

/** Whether the server is at least this new. */
export function atLeast(product: Product, major: number, minor: number, patch = 0): boolean {
  if (product.major !== major) return product.major > major
  if (product.minor !== minor) return product.minor > minor
  return product.patch >= patch
}

/** Why Varve does not work with this server; null where it does. */
export function tooOld(product: Product): string | null {
  const [major, minor] = oldest[product.flavour]
  if (atLeast(product, major, minor)) return null
  const name = productName(product.flavour)
  return `The server is ${name} ${product.version}; Varve needs ${name} ${major}.${minor} or newer.`
}

export function productName(flavour: Product['flavour']): string {
  return flavour === 'mariadb' ? 'MariaDB' : 'MySQL'
}
