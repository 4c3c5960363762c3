import { dayOf } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { atOneMoment, type Scope } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { checkedFilters, headingOf, type Manner } from './report/heading.ts'
import { benchmarksOf, benchmarksSentence } from './benchmarks/benchmarks.ts'
import { cohortsBy, cohortsOf, cohortsSentence, type CohortPeriod } from './cohorts/cohorts.ts'
import { concentrationOf, concentrationSentence } from './concentration/concentration.ts'
import { crossSellOf, crossSellSentence } from './cross-sell/cross-sell.ts'
import * as filterStore from './filters/store.ts'
import { firstYearOf, firstYearSentence } from './first-year/first-year.ts'
import { ladderOf, ladderSentence } from './ladder/ladder.ts'
import { leavingOf, leavingSentence } from './leaving/leaving.ts'
import { staying } from './leaving/store.ts'
import { hasMoney, moneySentence, moneyState, orWhyNot, type MoneyCounts } from './amounts.ts'
import { countsOf, isFiltered, reportOf, type Facts, type Heading, type Report } from './report/report.ts'
import { recurring as recurringOf } from './recurring/store.ts'
import { recurringSentence } from './recurring/sentence.ts'
import { revenueOf, revenueSentence } from './revenue/revenue.ts'
import type { FilterOptions, Filters } from './schema.ts'
import { secondOrderOf, secondOrderSentence } from './second-order/second-order.ts'
import * as store from './store.ts'
import { wordsOf } from './format.ts'

const STEPS = 10
const MOST_STEPS = 100
/** Without a purchase nothing is measured from this day. */
const NO_DAY = '1970-01-01'

/** How many customers reached each purchase and how likely the next is; 10 steps, or up to 100 on request. */
export async function ladder(scope: Scope, filters: Filters, manner: Manner & { steps?: number } = {}) {
  const { steps = STEPS } = manner
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS) {
    throw new Refusal(400, 'steps', `steps is ${steps}; ask for 1 to ${MOST_STEPS} steps of the ladder.`)
  }
  const { asked, words, observed } = await opened(scope, filters, manner)
  const [gaps, lastSeen] = await Promise.all([
    store.gapCounts(scope, asked, steps + 2),
    store.lastSeenCounts(scope, asked, steps),
  ])
  const answer = ladderOf(gaps, lastSeen, dayOf(observed?.through ?? NO_DAY), steps)
  return { sentence: ladderSentence(answer, words), observedThrough: observed?.through ?? null, ...answer }
}

/** How long customers take to their second purchase: the curve with its band, and its marks. */
export async function secondOrder(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, words, observed } = await opened(scope, filters, manner)
  const [gaps, lastSeen] = await Promise.all([
    store.gapCounts(scope, asked, 3),
    store.lastSeenCounts(scope, asked, 1),
  ])
  const answer = secondOrderOf(gaps, lastSeen, dayOf(observed?.through ?? NO_DAY))
  return { sentence: secondOrderSentence(answer, words), ...answer }
}

/** Revenue by month, first purchases against repeat ones. */
export async function revenue(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, heading, words, observed } = await opened(scope, filters, manner)
  const [cells, sums] = await Promise.all([store.cells(scope, asked), store.buyerSums(scope, asked)])
  const answer = revenueOf(cells, hasMoney(sums), observed?.through ?? NO_DAY)
  return { ...moneyPanel(sums, heading, revenueSentence(answer, words)), ...answer }
}

/** Customers and revenue by month of first purchase and months since; rows by quarter or year on request. */
export async function cohorts(
  scope: Scope,
  filters: Filters,
  manner: Manner & { period?: CohortPeriod } = {},
) {
  const { asked, heading, words, observed } = await opened(scope, filters, manner)
  const [cells, sums] = await Promise.all([store.cells(scope, asked), store.buyerSums(scope, asked)])
  const months = cohortsOf(cells, hasMoney(sums), observed?.through ?? NO_DAY)
  const { period = 'month' } = manner
  // Its own finding is about customers and holds without money.
  const panel = { ...moneyPanel(sums, heading, ''), sentence: cohortsSentence(months, words) }
  return { ...panel, period, cohorts: period === 'month' ? months : cohortsBy(period, months) }
}

/** Which part of a customer's first year comes in its first 30 days. */
export async function firstYear(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, heading, words } = await opened(scope, filters, manner)
  const sums = await store.buyerSums(scope, asked)
  const answer = firstYearOf(sums, hasMoney(sums))
  return { ...moneyPanel(sums, heading, firstYearSentence(answer, words)), ...answer }
}

/** How much of the revenue the best 1 % and 10 % of customers bring. */
export async function concentration(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, heading, words } = await opened(scope, filters, manner)
  const [top, sums] = await Promise.all([store.topSums(scope, asked), store.buyerSums(scope, asked)])
  const answer = concentrationOf(top, hasMoney(sums))
  return { ...moneyPanel(sums, heading, concentrationSentence(answer, words)), ...answer }
}

/** When customers buy something that they had never bought before. */
export async function crossSell(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, words } = await opened(scope, filters, manner)
  const [counts, sums] = await Promise.all([
    store.newProductCounts(scope, asked),
    store.buyerSums(scope, asked),
  ])
  const answer = crossSellOf(counts)
  return { sentence: crossSellSentence(answer, sums.n + sums.tooYoung, words), ...answer }
}

/** When customers go quiet for good: by weeks since the first order, the young not counted as lost. */
export async function leaving(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, words } = await opened(scope, filters, manner)
  const { stays, tooYoung, silence } = await staying(scope, asked)
  const answer = leavingOf(stays, tooYoung, silence)
  return { sentence: leavingSentence(answer, words), ...answer }
}

/** What customers pay again and again: what moved it, and what is kept of it. */
export async function recurring(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, heading, words } = await opened(scope, filters, manner)
  const answer = await recurringOf(scope, asked, (await todayOf(scope)).text)
  return { sentence: recurringSentence(answer, words), currency: heading.currency, ...answer }
}

/** The company beside published figures, each with its sample and year. */
export async function benchmarks(scope: Scope, filters: Filters, manner: Manner = {}) {
  const { asked, words, observed } = await opened(scope, filters, manner)
  const through = observed?.through ?? NO_DAY
  const [gaps, lastSeen, cells] = await Promise.all([
    store.gapCounts(scope, asked, STEPS + 2),
    store.lastSeenCounts(scope, asked, STEPS),
    isFiltered(asked) ? null : store.cells(scope, asked),
  ])
  const { steps } = ladderOf(gaps, lastSeen, dayOf(through), STEPS)
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
    store.observed(scope),
    filterStore.places(scope),
    filterStore.products(scope, search.slice(0, 200).replaceAll('\0', ''), product ?? null),
  ])
  return { observed, ...places, products }
}

/** Everything above as one object, read at one moment so that no two numbers disagree. */
export async function report(scope: Scope, filters: Filters, manner: Manner = {}): Promise<Report> {
  const asked = checkedFilters(filters)
  return atOneMoment(scope, async (scope) => {
    const heading = await headingOf(scope, asked, manner)
    return reportOf(await factsOf(scope, asked), heading)
  })
}

async function factsOf(scope: Scope, asked: Filters): Promise<Facts> {
  return {
    observed: await store.observed(scope),
    gaps: await store.gapCounts(scope, asked, STEPS + 2),
    lastSeen: await store.lastSeenCounts(scope, asked, STEPS),
    leaving: await staying(scope, asked),
    cells: await store.cells(scope, asked),
    buyers: await store.buyerSums(scope, asked),
    top: await store.topSums(scope, asked),
    newProducts: await store.newProductCounts(scope, asked),
    recurring: await recurringOf(scope, asked, (await todayOf(scope)).text),
  }
}

async function opened(scope: Scope, filters: Filters, manner: Manner) {
  const asked = checkedFilters(filters)
  const [heading, observed] = await Promise.all([headingOf(scope, asked, manner), store.observed(scope)])
  return { asked, heading, observed, words: wordsOf(heading) }
}

function moneyPanel(counts: MoneyCounts, heading: Heading, finding: string) {
  const words = wordsOf(heading)
  const money = moneyState(countsOf(counts), heading.missingRates)
  return {
    sentence: orWhyNot(finding, money, words),
    currency: heading.currency,
    money,
    moneySentence: moneySentence(money, words),
  }
}
