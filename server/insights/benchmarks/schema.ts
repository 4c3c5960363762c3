import { z } from 'zod'
import { count, estimate, share, sentence } from '../schema.ts'
import type { Benchmarks } from './answer.ts'

const source = z.object({ name: z.string(), year: z.int(), sample: z.string(), publishedIn: z.string() })

export const benchmarksAnswerShape = z.object({
  ladder: z.array(
    z.object({
      n: count,
      published: share,
      window: z.enum(['d365', 'soFar']),
      yours: estimate.nullable(),
      source,
    }),
  ),
  repeatShare: z.array(
    z.object({ month: count, published: share, statement: z.string(), yours: share.nullable(), source }),
  ),
}) satisfies z.ZodType<Benchmarks>

export const benchmarksShape = z.object({ ...sentence, ...benchmarksAnswerShape.shape })
