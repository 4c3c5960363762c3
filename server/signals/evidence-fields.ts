import { z } from 'zod'

/** A day as the rules count them: whole days since 1970-01-01. */
export const day = z.int()

/** A part of a whole, or a chance: 0 to 1. */
export const share = z.number()
