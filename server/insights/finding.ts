import type { z } from 'zod'
import type { Scope } from '../platform/scope/scope.ts'
import type { MoneyCounts } from './amounts.ts'
import type { Share } from './comparison/compared.ts'
import type { Formatter, FormatSettings } from './format.ts'
import type { ReportTable } from './report/table.ts'
import type { Selection } from './schema.ts'

/** What the stores of Insights get. */
export type FactQuery = Pick<Scope, 'db' | 'now'> & {
  filters: Selection
  /** How many steps of the ladder are needed. */
  steps: number
}

/** Reads one kind of grouped counts or sums. */
export type Loader<Value> = (query: FactQuery) => Promise<Value>

/** What a finding is computed from. */
export type FindingQuery = {
  filters: Selection
  steps: number
  /** Loads each kind of facts once, also when several findings of a report need it. */
  load: <Value>(loader: Loader<Value>) => Promise<Value>
}

/** The pages of Insights, in the order of their tabs. */
export type FindingPage = 'coming-back' | 'revenue' | 'products' | 'benchmarks'

/** How the report shows a finding. */
export type SectionContext = FormatSettings & {
  format: Formatter
  sentence: string
  observed: { from: string; through: string } | null
  /** The maximum number of rows and of columns. */
  limits: { months: number; columns: number }
}

/**
 * One question about the company. From these declarations follow the routes, the page's queries, the report and its
 * HTML, text and JSON; `findings.ts` holds them all.
 *
 * `Answer` is what the rules compute, `Response` what the route sends, and `Reported` what the report contains of it.
 */
export type Finding<
  Answer,
  Response extends { sentence: string },
  Reported,
  Page extends FindingPage = FindingPage,
  Title extends string = string,
> = {
  /** Under /api. */
  path: `/insights/${string}`
  /** The page on which it is shown; a page has at most four findings. */
  page: Page
  /** Its heading on the page and in the report. */
  title: Title
  /** It counts and compares nobody, so that it is shown for any number of customers. */
  isForAnyNumber?: boolean
  /** How many steps of the ladder it needs; 10 by default. */
  steps?: number
  responseSchema: z.ZodType<Response>
  reportedSchema: z.ZodType<Reported>
  answer(query: FindingQuery): Promise<Answer>
  sentence(answer: Answer, format: Formatter): string
  /**
   * Its figure for comparing the customers of two periods. Only a figure that does not grow with the time a customer has
   * been watched can be compared. `phrase` follows the share in a sentence.
   */
  compared?: { phrase: string; share(answer: Answer): Share | null }
  /**
   * The counts behind its sums of money, for a finding about money. With `isRequired` its sentence gives way to the
   * reason why no sum can be made.
   */
  money?: { counts: Loader<MoneyCounts>; isRequired: boolean }
  /** The response without its sentence and its statements about money. */
  respond(answer: Answer, currency: string): Omit<Response, 'sentence' | 'money' | 'moneySentence'>
  /** Its part of the report; undefined leaves it out. */
  report(answer: Answer): Reported
  table?(reported: NonNullable<Reported>, context: SectionContext): ReportTable | null
  /** SVG text; null where there is nothing to draw. */
  chart?(reported: NonNullable<Reported>, context: SectionContext): string | null
}

/** Any finding, for code that iterates over all of them. */
export type AnyFinding = Finding<unknown, { sentence: string }, unknown>

/** Declares a finding; its types follow from its parts. */
export function defineFinding<
  Answer,
  Response extends { sentence: string },
  Reported,
  const Page extends FindingPage,
  const Title extends string,
>(
  finding: Finding<Answer, Response, Reported, Page, Title>,
): Finding<Answer, Response, Reported, Page, Title> {
  return finding
}

/**
 * Loads every kind of facts once.
 *
 * @param isSerial one after the other, as within a transaction, which has a single connection
 */
export function factLoader(query: FactQuery, { isSerial }: { isSerial: boolean }): FindingQuery['load'] {
  const loaded = new Map<Loader<unknown>, Promise<unknown>>()
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(loader: Loader<Value>) => {
    const known = loaded.get(loader) as Promise<Value> | undefined
    if (known) return known
    const value = isSerial ? last.then(() => loader(query)) : loader(query)
    last = value
    loaded.set(loader, value)
    return value
  }
}
