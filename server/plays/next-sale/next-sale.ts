import { formatterOf } from '../../insights/format.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { GoalState } from '../../signals/history/history.ts'
import type { Reason } from '../../signals/kinds.ts'
import type { LineSignal } from '../../signals/schema.ts'
import type { Line } from '../../signals/today/schema.ts'
import { waiting } from '../../signals/today/today.ts'
import { describeSuccess, loadSuccess } from '../../signals/success/success.ts'
import { signalSentence } from '../../signals/sentence.ts'
import { claimCount, markCounted, recount } from './next-products-store.ts'
import { rankOffers } from './offers.ts'
import { openingMessage, type OpeningFacts } from './opening.ts'
import type { NextSale, Proposal } from './schema.ts'
import { countedOn, lastBought } from './store.ts'

type Ready = { line: Line; signal: LineSignal }

/** Whom to ask for the next sale today: those in their first 30 days, and those in days 31 to 90, best first. */
export async function nextSaleProposals(scope: Scope, limit: number): Promise<NextSale> {
  const first = await readyCustomers(scope, 'first_30_days', limit)
  const later = await readyCustomers(scope, 'day_31_to_90', limit)
  const proposals = await proposalsOf(scope, [...first.ready, ...later.ready])
  const list = ({ ready, isMore }: ReadyPage) => ({
    proposals: ready.map(({ line }) => proposals.get(line.customerId)!),
    isMore,
  })
  return { first: list(first), later: list(later), countedOn: await countedOn(scope.db) }
}

type ReadyPage = { ready: Ready[]; isMore: boolean }

async function readyCustomers(scope: Scope, reason: Reason, limit: number): Promise<ReadyPage> {
  const { lines, next } = await waiting(scope, { kind: 'ready_for_next_sale', reason, limit })
  const ready = lines.flatMap((line): Ready[] => {
    const signal = line.signals.find((one) => one.kind === 'ready_for_next_sale' && one.reason === reason)
    return signal ? [{ line, signal }] : []
  })
  return { ready, isMore: next !== null }
}

async function proposalsOf(scope: Scope, ready: Ready[]): Promise<Map<number, Proposal>> {
  const ids = ready.map(({ line }) => line.customerId)
  const [today, last] = [await loadSuccess(scope, ids), await lastBought(scope.db, ids)]
  const format = formatterOf(await getSettings(scope))
  const proposals = new Map<number, Proposal>()
  for (const { line, signal } of ready) {
    const { customerId, name, total } = line
    const { success, goals } = today.get(customerId)!
    const { bought = null, followed = [] } = last.get(customerId) ?? {}
    const offers = rankOffers(followed)
    proposals.set(customerId, {
      customerId,
      name,
      total,
      signal,
      why: signalSentence(signal.evidence, format),
      success: describeSuccess(success, format),
      offers,
      message: openingMessage({
        name,
        bought,
        ...useOf(signal),
        offer: offers[0] ?? null,
        goal: goalToName(goals),
      }),
    })
  }
  return proposals
}

/** How long they have been a customer, and how often they logged in lately, on the day of the signal. */
function useOf({ evidence }: LineSignal): Pick<OpeningFacts, 'days' | 'logins'> {
  if (evidence.kind !== 'ready_for_next_sale') return { days: 0, logins: null }
  return { days: evidence.days, logins: evidence.basis.find((one) => one.name === 'usage') ?? null }
}

/** The goal to mention: one that was reached, otherwise one on track. */
function goalToName(goals: readonly GoalState[]): { outcome: string; isReached: boolean } | null {
  const reached = goals.find(({ now }) => now?.status === 'reached')
  const goal = reached ?? goals.find(({ now }) => now?.status === 'on_track')
  return goal ? { outcome: goal.outcome, isReached: goal === reached } : null
}

/**
 * Counts what customers who bought a product bought next: of those who came back after they first bought it, how many
 * had which product in that next purchase. Runs once a day and after an import; does nothing if the count is of today.
 */
export async function countNextProducts(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { text: today } = await todayOf(scope)
    const requests = await claimCount(scope.db, today)
    if (requests === null) return
    await recount(scope.db)
    await markCounted(scope.db, today, requests)
  })
}
