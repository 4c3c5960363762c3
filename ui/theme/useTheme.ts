import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'
const KEY = 'rondo-theme'
const CHANGED = 'rondo-theme-changed'

function chosenTheme(): Theme {
  const kept = document.documentElement.dataset['theme']
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function isDark(): boolean {
  const theme = chosenTheme()
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
}

function subscribe(changed: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  media.addEventListener('change', changed)
  addEventListener(CHANGED, changed)
  return () => {
    media.removeEventListener('change', changed)
    removeEventListener(CHANGED, changed)
  }
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Without storage the theme lasts until the page is closed.
  }
  dispatchEvent(new Event(CHANGED))
}

/** The chosen theme of this browser, whether it is dark now, and a function to choose one. */
export function useTheme() {
  const theme = useSyncExternalStore(subscribe, chosenTheme)
  const dark = useSyncExternalStore(subscribe, isDark)
  return { theme, dark, choose: chooseTheme }
}
