import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { Day } from '../../platform/calendar/days.ts'
import type { History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { isComparable, observationsOf, MOST_WEEKS, weekOf, type Observations } from './observations.ts'
import { GONE_AFTER, lastActiveDay, outcomeOf, type FactDays, type Outcome } from './outcome.ts'

/** A signal with its first day and the day on which it ended. */
export type Spell = { kind: Kind; openedOn: Day; endedOn: Day | null; code: string | null }

/** With fewer, no rate is given. */
export const FEWEST_JUDGED = 20

export type Rate = { share: number; low: number; high: number } | null

export type CountedOutcome = {
  judged: number
  happened: number
  /** null: fewer than 20 judged. */
  rate: Rate
  /** The same for comparable customers of the same age without the signal; null: fewer than 20 of them. */
  base: Rate
  comparable: number
}

export type Counted = {
  fired: number
  cameBack: CountedOutcome
  boughtAgain: CountedOutcome
  gone: CountedOutcome
  /** Median days from the signal to the 90th silent day, of customers who left; null: fewer than 20. */
  warning: { median: number | null; judged: number }
  codes: Map<string, number>
}

type OutcomeName = keyof Outcome
const OUTCOMES = ['cameBack', 'boughtAgain', 'gone'] as const satisfies OutcomeName[]

type ByAge = { judged: Uint32Array; happened: Uint32Array }
const byAge = (): ByAge => ({
  judged: new Uint32Array(MOST_WEEKS + 1),
  happened: new Uint32Array(MOST_WEEKS + 1),
})

/**
 * How often one kind of signal was right: what happened after it, compared with customers who had no such signal.
 * Customers are added one by one, in any order; memory does not grow with them.
 */
export class TrackRecord {
  readonly #kind: Kind
  readonly #from: Day
  readonly #through: Day
  readonly #fired = { cameBack: byAge(), boughtAgain: byAge(), gone: byAge() }
  readonly #others = { cameBack: byAge(), boughtAgain: byAge(), gone: byAge() }
  readonly #comparable = { cameBack: 0, boughtAgain: 0, gone: 0 }
  readonly #warnings = new Uint32Array(GONE_AFTER + 1)
  readonly #codes = new Map<string, number>()
  #count = 0

  /** Counts signals and observations from one day on, as known at the end of another. */
  constructor(kind: Kind, from: Day, through: Day) {
    this.#kind = kind
    this.#from = from
    this.#through = through
  }

  add(
    history: History,
    spells: readonly Spell[],
    observations: Observations | null = observationsOf(history, this.#from, this.#through),
  ): void {
    if (!observations) return
    const own = spells.filter(({ kind }) => kind === this.#kind)
    for (const spell of own) this.#addSpell(observations.facts, spell)
    const met = { cameBack: false, boughtAgain: false, gone: false }
    for (const { day, week, outcome, activity } of observations.weekly) {
      if (!isComparable(this.#kind, activity) || own.some((spell) => isOpen(spell, day))) continue
      for (const what of OUTCOMES) met[what] = tally(this.#others[what], week, outcome[what]) || met[what]
    }
    for (const what of OUTCOMES) if (met[what]) this.#comparable[what] += 1
  }

  #addSpell(facts: FactDays, { openedOn, code }: Spell): void {
    if (openedOn < this.#from || openedOn > this.#through) return
    this.#count += 1
    if (code !== null) this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1)
    const outcome = outcomeOf(facts, openedOn, this.#through)
    for (const what of OUTCOMES) tally(this.#fired[what], weekOf(facts, openedOn), outcome[what])
    const lastActive = lastActiveDay(facts, openedOn)
    if (outcome.gone && lastActive !== null)
      this.#warnings[Math.max(0, lastActive + GONE_AFTER - openedOn)]! += 1
  }

  counted(): Counted {
    const gone = sum(this.#warnings)
    return {
      fired: this.#count,
      cameBack: this.#outcome('cameBack'),
      boughtAgain: this.#outcome('boughtAgain'),
      gone: this.#outcome('gone'),
      warning: { median: gone < FEWEST_JUDGED ? null : medianOf(this.#warnings, gone), judged: gone },
      codes: this.#codes,
    }
  }

  #outcome(what: OutcomeName): CountedOutcome {
    const [fired, others] = [this.#fired[what], this.#others[what]]
    const [judged, happened] = [sum(fired.judged), sum(fired.happened)]
    const comparable = this.#comparable[what]
    const share = standardised(fired.judged, others)
    return {
      judged,
      happened,
      rate: judged < FEWEST_JUDGED ? null : rate(happened / judged, judged),
      base: comparable < FEWEST_JUDGED || share === null ? null : rate(share, comparable),
      comparable,
    }
  }
}

const isOpen = ({ openedOn, endedOn }: Spell, day: Day) =>
  openedOn <= day && (endedOn === null || endedOn > day)

/** @returns whether the outcome can be judged */
function tally({ judged, happened }: ByAge, week: number, outcome: boolean | null): boolean {
  if (outcome === null) return false
  judged[week]! += 1
  if (outcome) happened[week]! += 1
  return true
}

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0)

/** The rate of the others with the ages of those who had the signal (direct standardisation). */
function standardised(ages: Uint32Array, { judged, happened }: ByAge): number | null {
  let [weight, total] = [0, 0]
  for (let week = 0; week < ages.length; week++) {
    if (ages[week] === 0 || judged[week] === 0) continue
    weight += ages[week]!
    total += (ages[week]! * happened[week]!) / judged[week]!
  }
  return weight === 0 ? null : total / weight
}

/** `n` counts customers, not observations: those of one customer are not independent. */
function rate(share: number, n: number): Rate {
  return { share, ...wilsonInterval(Math.min(n, share * n), n) }
}

function medianOf(counts: Uint32Array, n: number): number {
  let below = 0
  return counts.findIndex((count) => (below += count) * 2 >= n)
}
