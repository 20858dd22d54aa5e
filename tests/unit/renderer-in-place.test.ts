import { describe, expect, it } from 'vitest'
import { inPlace } from '../../renderer/features/history/panels/in-place'

const all = (...paths: string[]) => paths.map((path) => ({ path }))

describe('a list that keeps its places', () => {
  it('stands as it was first seen, whatever order comes next, with what is new behind it', () => {
    const first = inPlace(all('/a', '/b', '/c'), [])
    expect(first.paths).toEqual(['/a', '/b', '/c'])
    const next = inPlace(all('/c', '/new', '/a', '/b'), first.paths)
    expect(next.candidates.map(({ path }) => path)).toEqual(['/a', '/b', '/c', '/new'])
    expect(next.paths).toEqual(['/a', '/b', '/c', '/new'])
  })

  it('keeps the place of one that is gone for a while', () => {
    const { paths } = inPlace(all('/b'), ['/a', '/b'])
    expect(inPlace(all('/b', '/a'), paths).candidates.map(({ path }) => path)).toEqual(['/a', '/b'])
  })
})
