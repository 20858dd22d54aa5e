import { useHotkeys } from '@mantine/hooks'

/** Keys for the whole window while the caller is mounted (`mod+K`, `/`); silent while a field is being typed in. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useHotkeys(Object.entries(keys).map(([key, act]) => [key, act, { usePhysicalKeys: false }]))
}

/** Keys that hold also while a field is being typed in: only such with a modifier, or Escape. */
export function useKeysEverywhere(keys: Readonly<Record<string, () => void>>): void {
  useHotkeys(
    Object.entries(keys).map(([key, act]) => [key, act, { usePhysicalKeys: false }]),
    [],
    true,
  )
}
