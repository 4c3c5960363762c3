import { SHORTEST_SILENCE, type SilenceRow } from './silences.ts'

/** Every silence of a week or more of a customer with these days, and the one that is not over. */
export function silencesOf(days: readonly number[], customer: number, through: number): SilenceRow[] {
  return days.flatMap((start, at) => {
    const next = days[at + 1]
    const silence = { customer, visits: at + 1, age: start - days[0]!, days: (next ?? through) - start }
    const isCounted = next === undefined || silence.days >= SHORTEST_SILENCE
    return isCounted ? [{ ...silence, isOver: next !== undefined }] : []
  })
}
