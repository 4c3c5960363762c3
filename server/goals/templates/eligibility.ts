import type { AppliedTemplate } from './schema.ts'
import { targetFrom, type Template } from './catalogue.ts'

/** A customer of the audience, with their latest reading, and whether they have a goal of the template under way. */
export type Candidate = { id: number; baseline: number | null; hasGoal: boolean }

export type EligibleCustomer = { id: number; baseline: number; target: number }

export type Eligibility = {
  eligible: EligibleCustomer[]
  /** How many are left out, by reason. */
  left: Omit<AppliedTemplate['left'], 'unknown'>
}

/**
 * Who gets a goal of a template: everyone with a baseline who does not have one yet and can still improve.
 *
 * @param fallback the baseline of customers without a reading
 */
export function eligibility(
  candidates: readonly Candidate[],
  fallback: number | undefined,
  { change, metric }: Template,
): Eligibility {
  const left = { hasIt: 0, noReading: 0, noTarget: 0 }
  const eligible: EligibleCustomer[] = []
  for (const { id, hasGoal, baseline: latest } of candidates) {
    const baseline = latest ?? fallback ?? null
    const target = baseline === null ? null : targetFrom(change, baseline, metric.unit)
    if (hasGoal) left.hasIt += 1
    else if (baseline === null || target === null) left.noReading += 1
    else if (target === baseline) left.noTarget += 1
    else eligible.push({ id, baseline, target })
  }
  return { eligible, left }
}
