import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'

/** A shorter term, such as a month, renews automatically and needs no decision. */
const SHORTEST_TERM = 80
const STEPS = [
  { reason: 'in_30_days', days: 30 },
  { reason: 'in_60_days', days: 60 },
] as const

/** A subscription's term ends within 60 days, and again within 30. Of several terms, the one that ends first. */
export function detectRenewalNear(history: History, today: Day): Detection | null {
  const [longest] = STEPS.slice(-1)
  const near = history.renewals.filter(
    ({ renewsOn, termFrom }) =>
      renewsOn >= today && renewsOn - today <= longest!.days && renewsOn - termFrom >= SHORTEST_TERM,
  )
  const [next] = near.toSorted((one, other) => one.renewsOn - other.renewsOn)
  if (!next) return null
  const daysLeft = next.renewsOn - today
  const { reason, days } = STEPS.find((step) => daysLeft <= step.days)!
  return {
    kind: 'renewal_near',
    reason,
    since: next.renewsOn - days,
    strength: (days - daysLeft + 1) / (days + 1),
    evidence: {
      kind: 'renewal_near',
      subscription: next.subscription,
      renewsOn: next.renewsOn,
      daysLeft,
      monthly: next.monthly,
      others: near.length - 1,
    },
  }
}
