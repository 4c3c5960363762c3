import { Refusal } from '../platform/errors/refusal.ts'
import { getSettings } from '../platform/settings/settings.ts'
import { inSnapshot, type Scope } from '../platform/scope/scope.ts'
import { countsOf, findingOrReason, moneySentence, moneyState, type MoneyState } from './amounts.ts'
import { loadBuyerSums } from './filters/buyer-store.ts'
import { checkedFilters } from './filters/filters.ts'
import { loadPlaces, loadProducts } from './filters/store.ts'
import { comparedOf, comparedSentence } from './comparison/compared.ts'
import { periodBefore } from './comparison/periods.ts'
import type { Comparison } from './comparison/schema.ts'
import { factLoader, type AnyFinding, type FactQuery, type FindingQuery } from './finding.ts'
import { findings, type FindingName, type FindingResponse } from './findings.ts'
import { exclusionOf } from './exclusion/exclusion.ts'
import type { Exclusion } from './exclusion/schema.ts'
import { loadExcludeBefore } from './exclusion/store.ts'
import { formatterOf, type Formatter } from './format.ts'
import { ladder } from './ladder/ladder.ts'
import { loadHeading, type FormatOptions } from './report/heading.ts'
import type { Report } from './report/report.ts'
import type { FilterOptions, Filters } from './schema.ts'
import { loadObservedPeriod } from './store.ts'

const STEPS = 10
const MOST_STEPS = 100

/**
 * One finding about the customers who fit the filters, with its sentence.
 *
 * @param options `steps` of the ladder: 10, or up to 100 on request
 * @throws Refusal 400 for filters, steps, a locale or a time zone that cannot be
 */
export async function evaluate<Name extends FindingName>(
  scope: Scope,
  name: Name,
  filters: Filters,
  options: FormatOptions & { steps?: number } = {},
): Promise<FindingResponse<Name>> {
  const finding: AnyFinding = findings[name]
  const checked = checkedFilters(filters)
  const query = await openQuery(scope, checked, {
    steps: options.steps ?? finding.steps ?? STEPS,
    isSerial: false,
  })
  const [heading, answer, counts] = await Promise.all([
    loadHeading(scope, checked, options),
    finding.answer(query),
    finding.money && query.load(finding.money.counts),
  ])
  const format = formatterOf(heading)
  const money = counts ? moneyState(countsOf(counts), heading.missingRates) : null
  return {
    sentence: sentenceOf(finding, answer, money, format),
    ...(money && { money, moneySentence: moneySentence(money, format) }),
    ...finding.respond(answer, heading.currency),
  } as FindingResponse<Name>
}

/**
 * What can be compared between the customers whose first order was in a period and those of the period before, of the
 * same length; all other filters and the exclusion stay the same.
 *
 * @throws Refusal 400 without both days of the period
 */
export async function comparison(
  scope: Scope,
  filters: Filters,
  options: FormatOptions = {},
): Promise<Comparison> {
  const { from, to, ...others } = checkedFilters(filters)
  if (from === undefined || to === undefined)
    throw new Refusal(400, 'filters', 'Give both from and to: the period before follows from them.')
  const period = { from, to }
  const before = periodBefore(period)
  const format = formatterOf(await loadHeading(scope, filters, options))
  const [now, earlier] = await Promise.all(
    [period, before].map((days) => openQuery(scope, { ...others, ...days }, { steps: 1, isSerial: false })),
  )
  const compared = Object.entries(findings as Record<string, AnyFinding>).flatMap(([name, finding]) =>
    finding.compared ? [{ name, finding, compared: finding.compared }] : [],
  )
  return {
    period,
    before,
    findings: await Promise.all(
      compared.map(async ({ name, finding, compared: { share, phrase } }) => {
        const [own, theirs] = await Promise.all([finding.answer(now!), finding.answer(earlier!)])
        const result = comparedOf(share(own), share(theirs))
        return { name, ...result, sentence: comparedSentence(result, phrase, before, format) }
      }),
    ),
  }
}

/** All findings as one object, read in one snapshot so that no two numbers disagree. */
export async function report(scope: Scope, filters: Filters, options: FormatOptions = {}): Promise<Report> {
  const checked = checkedFilters(filters)
  return inSnapshot(scope, async (scope) => {
    const { missingRates, ...heading } = await loadHeading(scope, checked, options)
    const query = await openQuery(scope, checked, { steps: STEPS, isSerial: true })
    const observed = await query.load(loadObservedPeriod)
    const buyers = await query.load(loadBuyerSums)
    const money = moneyState(countsOf(buyers), missingRates)
    const format = formatterOf(heading)
    const exclusion = await exclusionOf(scope, format)
    const { sentences, reported } = await reportedFindings(query, money, format)
    const { customers, medianGapDays } = await ladder.answer(query)
    return {
      ...heading,
      observed,
      customers,
      purchases: buyers.purchases,
      exclusion,
      money,
      sentences: { ...sentences, money: moneySentence(money, format) },
      medianGapDays,
      ...reported,
    } as Report
  })
}

/** Who is left out of every finding, and whether the data suggest it, in the company's words. */
export async function exclusion(scope: Scope): Promise<Exclusion> {
  return exclusionOf(scope, formatterOf(await getSettings(scope)))
}

async function reportedFindings(query: FindingQuery, money: MoneyState, format: Formatter) {
  const sentences: Record<string, string> = {}
  const reported: Record<string, unknown> = {}
  const all: [string, AnyFinding][] = Object.entries(findings)
  const answers = await Promise.all(all.map(([, finding]) => finding.answer(query)))
  for (const [at, [name, finding]] of all.entries()) {
    const value = finding.report(answers[at])
    if (value === undefined) continue
    reported[name] = value
    sentences[name] = sentenceOf(finding, answers[at], money, format)
  }
  return { sentences, reported }
}

function sentenceOf(
  finding: AnyFinding,
  answer: unknown,
  money: MoneyState | null,
  format: Formatter,
): string {
  const sentence = finding.sentence(answer, format)
  return finding.money?.isRequired && money ? findingOrReason(sentence, money, format) : sentence
}

/**
 * What the filters offer: channels, countries, and products that match the search (at most 20), among
 * them always the product that is chosen already, so that a page opened by its address can name it.
 */
export async function filterOptions(
  scope: Scope,
  { search = '', product }: { search?: string; product?: number | undefined } = {},
): Promise<FilterOptions> {
  const [observed, places, products] = await Promise.all([
    loadObservedPeriod(scope),
    loadPlaces(scope),
    loadProducts(scope, search.slice(0, 200).replaceAll('\0', ''), product ?? null),
  ])
  return { observed, ...places, products }
}

async function openQuery(
  { db, now }: Scope,
  filters: Filters,
  { steps, isSerial }: { steps: number; isSerial: boolean },
): Promise<FindingQuery> {
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS) {
    throw new Refusal(400, 'steps', `steps is ${steps}; ask for 1 to ${MOST_STEPS} steps of the ladder.`)
  }
  const excludeBefore = await loadExcludeBefore({ db })
  const selection = excludeBefore === null ? filters : { ...filters, excludeBefore }
  const query: FactQuery = { db, now, filters: selection, steps }
  return { ...query, load: factLoader(query, { isSerial }) }
}
