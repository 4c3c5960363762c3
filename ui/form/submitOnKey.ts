import type { KeyboardEvent } from 'react'

/** Ctrl and Enter send what was written, as `onKeyDown` of a field of several lines. */
export function submitOnKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.closest('form')?.requestSubmit()
}
