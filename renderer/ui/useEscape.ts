import type { KeyboardEvent } from 'react'
import { useKeys } from './useKeys'

/** Escape leaves, wherever the focus is; the answer belongs on the element whose fields would keep the key to themselves. */
export function useEscape(leave: () => void): { onKeyDown: (event: KeyboardEvent) => void } {
  useKeys({ Escape: leave })
  return {
    onKeyDown(event) {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.stopPropagation()
      leave()
    },
  }
}
