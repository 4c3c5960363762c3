import type { MissingRate, Rate } from '../queries.ts'

/** A line of the table while it is edited; `key` stays the same through every change. */
export type Draft = Rate & { key: number }

/** The saved table as lines to edit. */
export const toDrafts = (rates: readonly Rate[]): Draft[] => rates.map((rate, key) => ({ ...rate, key }))

/**
 * The lines as they are sent: decimal commas become points, and empty lines are left out.
 *
 * @example parseDrafts([{ key: 0, currency: 'USD', fromDay: '2026-01-03', rate: '0,92' }])[0].rate // '0.92'
 */
export function parseDrafts(drafts: readonly Draft[]): Rate[] {
  return drafts
    .map(({ currency, fromDay, rate }) => ({ currency, fromDay, rate: rate.trim().replace(',', '.') }))
    .filter(({ currency, rate }) => currency !== '' || rate !== '')
}

/** Adds a line without a rate for a missing currency, from its first day on. */
export function withMissing(
  drafts: readonly Draft[],
  { currency, fromDay }: Pick<MissingRate, 'currency' | 'fromDay'>,
): Draft[] {
  const key = Math.max(0, ...drafts.map((draft) => draft.key + 1))
  return [...drafts, { key, currency, fromDay: String(fromDay).slice(0, 10), rate: '' }]
}
