import type { IgnoreRule } from '#contract/compare'
import { useCompare } from '../store'
import { client } from '../../../app/client'
import type { Loaded } from '../../../app/loaded'
import { useRead } from '../../../app/useRead'

/** The project's ignore rules, read again with each comparison. */
export function useRules(folder: string): Loaded<readonly IgnoreRule[]> {
  const id = useCompare((state) => state.comparison.value?.id ?? '')
  return useRead(`${folder}\n${id}`, (signal) => client.compare.rules({ folder }, { signal }))
}
