import { z } from 'zod'

/** The character that separates whole units from the fraction in a file: decided once per file. */
export const decimalMarkSchema = z.enum(['.', ','])
