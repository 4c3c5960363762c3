import { useState } from 'react'

const keyOf = (name: string) => `draft ${name}`

function storedDraft(name: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

function storeDraft(name: string, words: string): void {
  try {
    if (words === '') sessionStorage.removeItem(keyOf(name))
    else sessionStorage.setItem(keyOf(name), words)
  } catch {
    // A browser that keeps nothing keeps it until the page is closed.
  }
}

/**
 * What somebody is writing: kept while this tab lives, so that neither a lost connection nor a reload nor a session
 * that has ended takes it away.
 *
 * @param name by which it is found again
 */
export function useDraft(name: string): [words: string, write: (words: string) => void] {
  const [words, setWords] = useState(() => storedDraft(name) ?? '')
  function write(next: string) {
    storeDraft(name, next)
    setWords(next)
  }
  return [words, write]
}
