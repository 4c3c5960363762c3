import { createContext } from 'react'

/** Whose page it is, who reads it, and in which money its numbers are. */
export const PortalContext = createContext({
  /** Empty until the company has said how it is called. */
  company: '',
  /** How the reader is called in what they told. */
  self: '',
  currency: 'EUR',
})
