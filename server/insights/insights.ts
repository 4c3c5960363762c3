import { parseDay } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { inSnapshot, type Scope } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { checkedFilters, loadHeading, type FormatOptions } from './report/heading.ts'
import { benchmarksOf, benchmarksSentence } from './benchmarks/answer.ts'
import { cohortsBy, cohortsOf, cohortsSentence, type CohortPeriod } from './cohorts/answer.ts'
import { concentrationOf, concentrationSentence } from './concentration/answer.ts'
import { crossSellOf, crossSellSentence } from './cross-sell/answer.ts'
import * as filterStore from './filters/store.ts'
import { firstYearOf, firstYearSentence } from './first-year/answer.ts'
import { ladderOf, ladderSentence } from './ladder/answer.ts'
import { leavingOf, leavingSentence } from './leaving/answer.ts'
import { loadStays } from './leaving/store.ts'
import { hasMoney, moneySentence, moneyState, findingOrReason, type MoneyCounts } from './amounts.ts'
import { countsOf, isFiltered, reportOf } from './report/report.ts'
import type { ReportFacts, ReportHeading, Report } from './report/report.ts'
import { loadRecurring } from './recurring/store.ts'
import { recurringSentence } from './recurring/sentence.ts'
import { revenueOf, revenueSentence } from './revenue/answer.ts'
import type { FilterOptions, Filters } from './schema.ts'
import { secondOrderOf, secondOrderSentence } from './second-order/answer.ts'
import * as store from './store.ts'
import { formatterOf } from './format.ts'

const STEPS = 10
const MOST_STEPS = 100
/** Without a purchase nothing is measured from this day. */
const NO_DAY = '1970-01-01'

/** How many customers reached each purchase and how likely the next is; 10 steps, or up to 100 on request. */
export async function ladder(
  scope: Scope,
  filters: Filters,
  { steps = STEPS, ...manner }: FormatOptions & { steps?: number } = {},
) {
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS) {
    throw new Refusal(400, 'steps', `steps is ${steps}; ask for 1 to ${MOST_STEPS} steps of the ladder.`)
  }
  const { asked, words, observed } = await prepare(scope, filters, manner)
  const [gaps, lastSeen] = await Promise.all([
    store.loadGapCounts(scope, asked, steps + 2),
    store.loadLastOrderCounts(scope, asked, steps),
  ])
  const answer = ladderOf(gaps, lastSeen, parseDay(observed?.through ?? NO_DAY), steps)
  return { sentence: ladderSentence(answer, words), observedThrough: observed?.through ?? null, ...answer }
}

/** How long customers take to their second purchase: the curve with its band, and its marks. */
export async function secondOrder(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, words, observed } = await prepare(scope, filters, manner)
  const [gaps, lastSeen] = await Promise.all([
    store.loadGapCounts(scope, asked, 3),
    store.loadLastOrderCounts(scope, asked, 1),
  ])
  const answer = secondOrderOf(gaps, lastSeen, parseDay(observed?.through ?? NO_DAY))
  return { sentence: secondOrderSentence(answer, words), ...answer }
}

/** Revenue by month, first purchases against repeat ones. */
export async function revenue(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, heading, words, observed } = await prepare(scope, filters, manner)
  const cells = await store.loadCohortCells(scope, asked)
  const sums = await store.loadBuyerSums(scope, asked)
  const answer = revenueOf(cells, hasMoney(sums), observed?.through ?? NO_DAY)
  return { ...moneyPanel(sums, heading, revenueSentence(answer, words)), ...answer }
}

/** Customers and revenue by month of first purchase and months since; rows by quarter or year on request. */
export async function cohorts(
  scope: Scope,
  filters: Filters,
  manner: FormatOptions & { period?: CohortPeriod } = {},
) {
  const { asked, heading, words, observed } = await prepare(scope, filters, manner)
  const [cells, sums] = await Promise.all([
    store.loadCohortCells(scope, asked),
    store.loadBuyerSums(scope, asked),
  ])
  const months = cohortsOf(cells, hasMoney(sums), observed?.through ?? NO_DAY)
  const { period = 'month' } = manner
  // Its own finding is about customers and holds without money.
  const panel = { ...moneyPanel(sums, heading, ''), sentence: cohortsSentence(months, words) }
  return { ...panel, period, cohorts: period === 'month' ? months : cohortsBy(period, months) }
}

/** Which part of a customer's first year comes in its first 30 days. */
export async function firstYear(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, heading, words } = await prepare(scope, filters, manner)
  const sums = await store.loadBuyerSums(scope, asked)
  const answer = firstYearOf(sums, hasMoney(sums))
  return { ...moneyPanel(sums, heading, firstYearSentence(answer, words)), ...answer }
}

/** How much of the revenue the best 1 % and 10 % of customers bring. */
export async function concentration(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, heading, words } = await prepare(scope, filters, manner)
  const [top, sums] = await Promise.all([store.loadTopSums(scope, asked), store.loadBuyerSums(scope, asked)])
  const answer = concentrationOf(top, hasMoney(sums))
  return { ...moneyPanel(sums, heading, concentrationSentence(answer, words)), ...answer }
}

/** When customers buy something that they had never bought before. */
export async function crossSell(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, words } = await prepare(scope, filters, manner)
  const [counts, sums] = await Promise.all([
    store.loadNewProductCounts(scope, asked),
    store.loadBuyerSums(scope, asked),
  ])
  const answer = crossSellOf(counts)
  return { sentence: crossSellSentence(answer, sums.n + sums.tooYoung, words), ...answer }
}

/** When customers go quiet for good: by weeks since the first order, the young not counted as lost. */
export async function leaving(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, words } = await prepare(scope, filters, manner)
  const { stays, tooYoung, silence } = await loadStays(scope, asked)
  const answer = leavingOf(stays, tooYoung, silence)
  return { sentence: leavingSentence(answer, words), ...answer }
}

/** What customers pay again and again: what moved it, and what is kept of it. */
export async function recurring(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, heading, words } = await prepare(scope, filters, manner)
  const answer = await loadRecurring(scope, asked, (await todayOf(scope)).text)
  return { sentence: recurringSentence(answer, words), currency: heading.currency, ...answer }
}

/** The company beside published figures, each with its sample and year. */
export async function benchmarks(scope: Scope, filters: Filters, manner: FormatOptions = {}) {
  const { asked, words, observed } = await prepare(scope, filters, manner)
  const through = observed?.through ?? NO_DAY
  const [gaps, lastSeen, cells] = await Promise.all([
    store.loadGapCounts(scope, asked, STEPS + 2),
    store.loadLastOrderCounts(scope, asked, STEPS),
    isFiltered(asked) ? null : store.loadCohortCells(scope, asked),
  ])
  const { steps } = ladderOf(gaps, lastSeen, parseDay(through), STEPS)
  // Without amounts every sum is 0, and 0 has no share.
  const answer = benchmarksOf(steps, cells && revenueOf(cells, true, through).months)
  return { sentence: benchmarksSentence(answer, words), ...answer }
}

/**
 * What the filters offer: channels, countries, and products that hold the words searched for (at most 20), among
 * them always the product that is chosen already, so that a page opened by its address can name it.
 */
export async function filterOptions(
  scope: Scope,
  { search = '', product }: { search?: string; product?: number | undefined } = {},
): Promise<FilterOptions> {
  const [observed, places, products] = await Promise.all([
    store.loadObservedPeriod(scope),
    filterStore.loadPlaces(scope),
    filterStore.loadProducts(scope, search.slice(0, 200).replaceAll('\0', ''), product ?? null),
  ])
  return { observed, ...places, products }
}

/** Everything above as one object, read at one moment so that no two numbers disagree. */
export async function report(scope: Scope, filters: Filters, manner: FormatOptions = {}): Promise<Report> {
  const asked = checkedFilters(filters)
  return inSnapshot(scope, async (scope) => {
    const heading = await loadHeading(scope, asked, manner)
    return reportOf(await loadFacts(scope, asked), heading)
  })
}

async function loadFacts(scope: Scope, asked: Filters): Promise<ReportFacts> {
  return {
    observed: await store.loadObservedPeriod(scope),
    gaps: await store.loadGapCounts(scope, asked, STEPS + 2),
    lastSeen: await store.loadLastOrderCounts(scope, asked, STEPS),
    leaving: await loadStays(scope, asked),
    cells: await store.loadCohortCells(scope, asked),
    buyers: await store.loadBuyerSums(scope, asked),
    top: await store.loadTopSums(scope, asked),
    newProducts: await store.loadNewProductCounts(scope, asked),
    recurring: await loadRecurring(scope, asked, (await todayOf(scope)).text),
  }
}

async function prepare(scope: Scope, filters: Filters, manner: FormatOptions) {
  const asked = checkedFilters(filters)
  const heading = await loadHeading(scope, asked, manner)
  const observed = await store.loadObservedPeriod(scope)
  return { asked, heading, observed, words: formatterOf(heading) }
}

function moneyPanel(counts: MoneyCounts, heading: ReportHeading, finding: string) {
  const words = formatterOf(heading)
  const money = moneyState(countsOf(counts), heading.missingRates)
  return {
    sentence: findingOrReason(finding, money, words),
    currency: heading.currency,
    money,
    moneySentence: moneySentence(money, words),
  }
}
