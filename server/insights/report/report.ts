import { parseDay } from '../../platform/calendar/days.ts'
import { benchmarksOf, benchmarksSentence, type Benchmarks } from '../benchmarks/answer.ts'
import { cohortsOf, cohortsSentence, type Cohort } from '../cohorts/answer.ts'
import {
  concentrationOf,
  concentrationSentence,
  type Concentration,
  type TopSums,
} from '../concentration/answer.ts'
import {
  crossSellOf,
  crossSellSentence,
  type CrossSell,
  type NewProductCount,
} from '../cross-sell/answer.ts'
import {
  firstYearOf,
  firstYearSentence,
  type FirstYear,
  type FirstYearSums,
} from '../first-year/answer.ts'
import {
  leavingOf,
  leavingSentence,
  type Leaving,
  type SilenceThresholds,
  type StayCount,
} from '../leaving/answer.ts'
import { ladderOf, ladderSentence, type GapCount, type LastOrderCount, type Step } from '../ladder/answer.ts'
import {
  hasMoney,
  moneySentence,
  moneyState,
  findingOrReason,
  type MoneyCounts,
  type MoneyState,
} from '../amounts.ts'
import type { Recurring } from '../recurring/answer.ts'
import { recurringSentence } from '../recurring/sentence.ts'
import { revenueOf, revenueSentence, type CohortCell, type Revenue } from '../revenue/answer.ts'
import type { Filters } from '../schema.ts'
import { secondOrderOf, secondOrderSentence, type SecondOrder } from '../second-order/answer.ts'
import { formatterOf, type FormatSettings } from '../format.ts'

/** Grouped counts and sums: the answers of the store, from which everything is judged. */
export type ReportFacts = {
  observed: { from: string; through: string } | null
  gaps: GapCount[]
  lastSeen: LastOrderCount[]
  leaving: { stays: StayCount[]; tooYoung: number; silence: SilenceThresholds }
  cells: CohortCell[]
  buyers: MoneyCounts & FirstYearSums
  top: TopSums
  newProducts: NewProductCount[]
  recurring: Recurring
}

/** Whose report, how it is written, when it was made, and which currencies lack a rate. */
export type ReportHeading = FormatSettings & {
  companyName: string
  timeZone: string
  /** ISO 8601 */
  createdAt: string
  missingRates: readonly string[]
  filters: Filters
}

export type Sentences = Record<
  | 'ladder'
  | 'secondOrder'
  | 'leaving'
  | 'revenue'
  | 'cohorts'
  | 'firstYear'
  | 'concentration'
  | 'crossSell'
  | 'benchmarks',
  string
> & { money: string | null; recurring?: string }

/**
 * The whole judgement as one plain object. Money is in integer minor units of `currency`, shares lie between
 * 0 and 1, days are 'YYYY-MM-DD' and months 'YYYY-MM' of the company's calendar; null means not known.
 */
export type Report = {
  companyName: string
  createdAt: string
  locale: string
  timeZone: string
  currency: string
  filters: Filters
  observed: { from: string; through: string } | null
  customers: number
  purchases: number
  money: MoneyState
  sentences: Sentences
  medianGapDays: number | null
  ladder: Step[]
  secondOrder: SecondOrder
  leaving: Leaving
  revenue: Revenue
  /** Left out where nobody pays again and again. */
  recurring?: Recurring
  cohorts: Cohort[]
  firstYear: FirstYear
  concentration: Concentration
  crossSell: CrossSell
  benchmarks: Benchmarks
}

const STEPS = 10
/** Without a purchase nothing is measured from this day. */
const NO_DAY = '1970-01-01'

export function reportOf(facts: ReportFacts, heading: ReportHeading): Report {
  const { companyName, createdAt, locale, timeZone, currency, filters } = heading
  const judged = evaluateFacts(facts, heading)
  return {
    companyName,
    createdAt,
    locale,
    timeZone,
    currency,
    filters,
    observed: facts.observed,
    customers: judged.climb.customers,
    purchases: facts.buyers.purchases,
    money: judged.money,
    sentences: sentencesOf(judged, heading),
    medianGapDays: judged.climb.medianGapDays,
    ladder: judged.climb.steps,
    secondOrder: judged.secondOrder,
    leaving: judged.leaving,
    revenue: judged.revenue,
    ...(judged.recurring ? { recurring: judged.recurring } : {}),
    cohorts: judged.cohorts,
    firstYear: judged.firstYear,
    concentration: judged.concentration,
    crossSell: judged.crossSell,
    benchmarks: judged.benchmarks,
  }
}

type EvaluatedFacts = ReturnType<typeof evaluateFacts>

function evaluateFacts(facts: ReportFacts, { filters, missingRates }: ReportHeading) {
  const through = facts.observed?.through ?? NO_DAY
  const known = hasMoney(facts.buyers)
  const climb = ladderOf(facts.gaps, facts.lastSeen, parseDay(through), STEPS)
  const revenue = revenueOf(facts.cells, known, through)
  return {
    climb,
    money: moneyState(countsOf(facts.buyers), missingRates),
    secondOrder: secondOrderOf(facts.gaps, facts.lastSeen, parseDay(through)),
    leaving: leavingOf(facts.leaving.stays, facts.leaving.tooYoung, facts.leaving.silence),
    revenue,
    recurring: hasRecurring(facts.recurring) ? facts.recurring : null,
    cohorts: cohortsOf(facts.cells, known, through),
    firstYear: firstYearOf(facts.buyers, known),
    concentration: concentrationOf(facts.top, known),
    crossSell: crossSellOf(facts.newProducts),
    benchmarks: benchmarksOf(climb.steps, isFiltered(filters) ? null : revenue.months),
  }
}

const hasRecurring = ({ months, unrated }: Recurring) => months.length > 0 || unrated > 0

/** Only the three counts, where an answer of the store carries more. */
export function countsOf({ purchases, unpriced, unrated }: MoneyCounts): MoneyCounts {
  return { purchases, unpriced, unrated }
}

/** Whether some customers are left out. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined)
}

function sentencesOf(judged: EvaluatedFacts, writing: FormatSettings): Sentences {
  const words = formatterOf(writing)
  return {
    ladder: ladderSentence(judged.climb, words),
    secondOrder: secondOrderSentence(judged.secondOrder, words),
    leaving: leavingSentence(judged.leaving, words),
    revenue: findingOrReason(revenueSentence(judged.revenue, words), judged.money, words),
    ...(judged.recurring ? { recurring: recurringSentence(judged.recurring, words) } : {}),
    cohorts: cohortsSentence(judged.cohorts, words),
    firstYear: findingOrReason(firstYearSentence(judged.firstYear, words), judged.money, words),
    concentration: findingOrReason(concentrationSentence(judged.concentration, words), judged.money, words),
    crossSell: crossSellSentence(judged.crossSell, judged.climb.customers, words),
    benchmarks: benchmarksSentence(judged.benchmarks, words),
    money: moneySentence(judged.money, words),
  }
}

/** The report for programs: JSON, indented, with a line end. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
