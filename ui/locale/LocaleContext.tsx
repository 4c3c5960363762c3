import { createContext } from 'react'
import type { LocaleSettings } from './settings.ts'

/** How the signed-in person reads numbers and time; the browser's own habits until that is known. */
export const LocaleContext = createContext<LocaleSettings>({
  locale: typeof navigator === 'undefined' ? 'en' : navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})
