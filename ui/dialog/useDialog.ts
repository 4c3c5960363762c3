import { useState } from 'react'

/**
 * The state of a dialog that a button opens. `at` identifies each opening: as the key of
 * the dialog it makes each opening start empty.
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
