import { createContext } from 'react'

/** The company, the reader, and the currency of the values. */
export const PortalContext = createContext({
  /** Empty until the company has entered its name. */
  company: '',
  /** The reader's name, as it appears next to their readings and comments. */
  self: '',
  currency: 'EUR',
})
