import type { KeyboardEvent } from 'react'

/** An `onKeyDown` handler for multi-line fields: Ctrl and Enter submit the form. */
export function submitOnKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.closest('form')?.requestSubmit()
}
