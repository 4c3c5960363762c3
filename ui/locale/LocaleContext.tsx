import { createContext } from 'react'
import type { LocaleSettings } from './settings.ts'

/** The locale settings of the signed-in person; those of the browser until they are loaded. */
export const LocaleContext = createContext<LocaleSettings>({
  locale: typeof navigator === 'undefined' ? 'en' : navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})
