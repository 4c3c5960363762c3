import type { z } from 'zod'
import { benchmarks } from './benchmarks/benchmarks.ts'
import { cohorts } from './cohorts/cohorts.ts'
import { concentration } from './concentration/concentration.ts'
import { crossSell } from './cross-sell/cross-sell.ts'
import type { FindingPage } from './finding.ts'
import { firstYear } from './first-year/first-year.ts'
import { ladder } from './ladder/ladder.ts'
import { leaving } from './leaving/leaving.ts'
import { recurring } from './recurring/recurring.ts'
import { revenue } from './revenue/revenue.ts'
import { secondOrder } from './second-order/second-order.ts'

/** Every finding, in the order in which they are read. */
export const findings = {
  ladder,
  secondOrder,
  leaving,
  revenue,
  recurring,
  cohorts,
  firstYear,
  concentration,
  crossSell,
  benchmarks,
}

type Findings = typeof findings
export type FindingName = keyof Findings

/** The findings of one page. */
export type FindingsOn<Page extends FindingPage> = {
  [Name in FindingName]: Findings[Name]['page'] extends Page ? Name : never
}[FindingName]

/** The heading of a finding, which its page must repeat literally. */
export type FindingTitle<Name extends FindingName> = Findings[Name]['title']

/** What the route of a finding answers. */
export type FindingResponse<Name extends FindingName> = z.output<Findings[Name]['responseSchema']>

type Reported<Name extends FindingName> = z.output<Findings[Name]['reportedSchema']>

/** Findings that the report leaves out where they say nothing. */
type OptionalName = {
  [Name in FindingName]: undefined extends Reported<Name> ? Name : never
}[FindingName]
type RequiredName = Exclude<FindingName, OptionalName>

/** What the report holds of each finding. */
export type ReportedFindings = { [Name in RequiredName]: Reported<Name> } & {
  [Name in OptionalName]?: NonNullable<Reported<Name>>
}

/** The finding of each in one sentence, and what is missing from the sums of money. */
export type Sentences = Record<RequiredName, string> &
  Partial<Record<OptionalName, string>> & { money: string | null }
