import { z } from 'zod'

export const statusSchema = z.enum(['dropped', 'planned', 'on_track', 'at_risk', 'reached'])
