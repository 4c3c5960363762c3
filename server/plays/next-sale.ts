import { wordsOf } from '../insights/words.ts'
import type { Scope } from '../platform/scope.ts'
import { getSettings } from '../platform/settings.ts'
import type { GoalState } from '../signals/history.ts'
import type { Line, LineSignal } from '../signals/schema.ts'
import { waiting } from '../signals/signals.ts'
import { inWords, successesOf } from '../signals/successes.ts'
import { sentenceOf } from '../signals/words.ts'
import { offersOf } from './offers.ts'
import { openingWords } from './opening-words.ts'
import type { NextSale, Proposal } from './schema.ts'
import { countedOn, lastBought } from './store.ts'

/** Pages of the list of all that wait that are looked through for both lists. */
const [PAGE, MOST_PAGES] = [100, 5]

type Ready = { line: Line; signal: LineSignal }

/** Whom to ask for the next sale today: those in their first 30 days, and those in days 31 to 90, best first. */
export async function nextSale(scope: Scope, limit: number): Promise<NextSale> {
  const ready = await readyCustomers(scope, limit)
  const first = ready.filter(({ signal }) => signal.reason === 'first_30_days')
  const later = ready.filter(({ signal }) => signal.reason === 'day_31_to_90')
  const shown = [...first.slice(0, limit), ...later.slice(0, limit)]
  const proposals = await proposalsOf(scope, shown)
  const list = (all: Ready[]) => ({
    proposals: all.slice(0, limit).map(({ line }) => proposals.get(line.customerId)!),
    isMore: all.length > limit,
  })
  return { first: list(first), later: list(later), countedOn: await countedOn(scope.db) }
}

async function readyCustomers(scope: Scope, limit: number): Promise<Ready[]> {
  const found: Ready[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { lines, next } = await waiting(scope, { kind: 'ready_for_next_sale', limit: PAGE, after })
    for (const line of lines) {
      const signal = line.signals.find(({ kind }) => kind === 'ready_for_next_sale')
      if (signal) found.push({ line, signal })
    }
    const count = (reason: string) => found.filter(({ signal }) => signal.reason === reason).length
    if (next === null || Math.min(count('first_30_days'), count('day_31_to_90')) > limit) break
    after = next
  }
  return found
}

async function proposalsOf(scope: Scope, ready: Ready[]): Promise<Map<number, Proposal>> {
  const ids = ready.map(({ line }) => line.customerId)
  const [today, last] = [await successesOf(scope, ids), await lastBought(scope.db, ids)]
  const words = wordsOf(await getSettings(scope))
  const proposals = new Map<number, Proposal>()
  for (const { line, signal } of ready) {
    const { customerId, name, total } = line
    const { success, goals } = today.get(customerId)!
    const { bought = null, followed = [] } = last.get(customerId) ?? {}
    const offers = offersOf(followed)
    proposals.set(customerId, {
      customerId,
      name,
      total,
      signal,
      why: sentenceOf(signal.evidence, words),
      success: await inWords(scope, success),
      offers,
      words: openingWords({ name, bought, offer: offers[0] ?? null, goal: goalToName(goals) }),
    })
  }
  return proposals
}

/** The goal worth a word: one that was reached, or else one that goes well. */
function goalToName(goals: readonly GoalState[]): { outcome: string; isReached: boolean } | null {
  const reached = goals.find(({ now }) => now?.status === 'reached')
  const goal = reached ?? goals.find(({ now }) => now?.status === 'on_track')
  return goal ? { outcome: goal.outcome, isReached: goal === reached } : null
}
