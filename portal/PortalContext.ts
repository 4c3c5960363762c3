import { createContext } from 'react'

/** Whose page it is, and in which money its numbers are. */
export const PortalContext = createContext({ company: '', currency: 'EUR' })
