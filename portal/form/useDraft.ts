import { useState } from 'react'

const keyOf = (name: string) => `draft ${name}`

function storedDraft(name: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

function storeDraft(name: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), text)
  } catch {
    // Without storage the draft lasts until the page is closed.
  }
}

/**
 * The draft of a text. It is stored as long as this tab is open, so that a lost connection, a reload or an expired session
 * does not lose it.
 *
 * @param name identifies the draft in this tab
 */
export function useDraft(name: string): [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => storedDraft(name) ?? '')
  function write(next: string) {
    storeDraft(name, next)
    setText(next)
  }
  return [text, write]
}
