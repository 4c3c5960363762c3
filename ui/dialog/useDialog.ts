import { useState } from 'react'

/**
 * A question that a button opens and its own dialog closes. `at` tells one time of asking from the next: as the key of
 * the dialog it lets each begin empty.
 */
export function useDialog() {
  const [{ open, at }, set] = useState({ open: false, at: 0 })
  return {
    open,
    at,
    ask: () => set((before) => ({ open: true, at: before.at + 1 })),
    close: () => set((before) => ({ ...before, open: false })),
  }
}
