import type { measuredRateSchema } from './schema.ts'
import type { z } from 'zod'
import { wilsonInterval } from '@rondo/models/wilson-interval'
import { FEWEST_JUDGED } from '../../signals/record/track-record.ts'

/** `happened` of `n`, as a share with its 95 % interval; null: fewer than 20. */
export type MeasuredRate = z.infer<typeof measuredRateSchema>

/** @example measureRate(3, 12) // { n: 12, happened: 3, rate: null } */
export function measureRate(happened: number, n: number): MeasuredRate {
  if (n < FEWEST_JUDGED) return { n, happened, rate: null }
  return { n, happened, rate: { share: happened / n, ...wilsonInterval(happened, n) } }
}
