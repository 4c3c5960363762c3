import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'
const KEY = 'rondo-theme'
const CHANGED = 'rondo-theme-changed'

function chosen(): Theme {
  const kept = document.documentElement.dataset['theme']
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function isDark(): boolean {
  const theme = chosen()
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
}

function listen(changed: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  media.addEventListener('change', changed)
  addEventListener(CHANGED, changed)
  return () => {
    media.removeEventListener('change', changed)
    removeEventListener(CHANGED, changed)
  }
}

function choose(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // A browser that keeps nothing still shows the theme until the page is closed.
  }
  dispatchEvent(new Event(CHANGED))
}

/** The theme of this browser: what was chosen, whether that is dark now, and how to choose. */
export function useTheme() {
  const theme = useSyncExternalStore(listen, chosen)
  const dark = useSyncExternalStore(listen, isDark)
  return { theme, dark, choose }
}
