import { z } from 'zod'
import { exclusionShape } from '../exclusion/schema.ts'
import { findings, type FindingName } from '../findings.ts'
import { count, filtersShape, moneyShape, observedShape } from '../schema.ts'
import type { Report } from './report.ts'

const all = Object.entries(findings) as [FindingName, { reportedSchema: z.ZodType }][]
const isOptional = (name: FindingName) => findings[name].reportedSchema.safeParse(undefined).success

/** The report as `rondo report --json` and `/api/insights/report` write it; described in docs/report.md. */
export const reportShape = z.object({
  companyName: z.string(),
  createdAt: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  filters: filtersShape,
  notes: z.array(z.string()),
  observed: observedShape.nullable(),
  customers: count,
  purchases: count,
  exclusion: exclusionShape,
  money: moneyShape,
  sentences: z.object({
    ...Object.fromEntries(all.map(([name]) => [name, isOptional(name) ? z.string().optional() : z.string()])),
    money: z.string().nullable(),
  }),
  medianGapDays: z.number().nullable(),
  ...Object.fromEntries(all.map(([name, { reportedSchema }]) => [name, reportedSchema])),
}) as unknown as z.ZodType<Report>
