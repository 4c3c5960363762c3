import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { FORMULAS } from '../../../server/insights/recurring/sentence.ts'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Figures } from '../Figures.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { MINIMUM_CUSTOMERS, RETENTION_HEIGHT, RetentionCurves, RetentionTable } from './Retention.tsx'
import { MonthColumns, MONTHS_HEIGHT, MonthsTable } from './Months.tsx'
import { useFormatter } from '../useFormatter.ts'

type Recurring = FindingResponse<'recurring'>

/** Whether there were subscriptions on the last visit, kept in this browser. */
const SUBSCRIBED = 'rondo.subscribed'
/** The height of the shares of the last year under the charts: side by side, or in a column on a phone. */
const [YEAR, YEAR_ON_PHONE] = [140, 280] as const

/** The three shares of the last year, each with its base. */
function Year({ finding }: { finding: Recurring }) {
  const format = useFormatter(finding.currency)
  const { year } = finding
  if (!year) return null
  const { customers, start, net, gross, lost, month } = year
  const of = `of ${format.money(start)} a month in ${format.month(month)}, n ${format.count(customers)}`
  return (
    <Figures
      figures={[
        { label: 'Net revenue retention, 12 months', value: format.percent(net, 1), note: of },
        { label: 'Gross revenue retention, 12 months', value: format.percent(gross, 1), note: of },
        {
          label: 'Customers who left, 12 months',
          value: format.percent(lost.p, 1),
          note: `95 % interval ${format.range(lost)}, n ${format.count(lost.n)}`,
        },
      ]}
    />
  )
}

function Picture({ finding }: { finding: Recurring }) {
  return (
    <>
      {finding.unrated > 0 && (
        <p className="mb-2 text-small text-soft">
          <Anchor href="/settings?tab=rates" className="text-accent underline underline-offset-2">
            Set the missing rates
          </Anchor>{' '}
          and they will be counted.
        </p>
      )}
      <MonthColumns finding={finding} />
      <Year finding={finding} />
      {finding.ages.filter(({ customers }) => customers >= MINIMUM_CUSTOMERS).length > 1 && (
        <div className="mt-6">
          <h3 className="mb-1 text-small font-medium text-soft">
            Retention by months since the first payment
          </h3>
          <RetentionCurves finding={finding} />
        </div>
      )}
    </>
  )
}

/** Recurring revenue: its movements and its retention. */
export function RecurringPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('recurring', filters))
  const months = query.data?.months.length
  const isBlank = months === 0
  // Without subscriptions the panel is one line; the last visit decides how much space to reserve while loading.
  const isRoomy = months === undefined ? localStorage.getItem(SUBSCRIBED) !== 'nobody' : !isBlank
  useEffect(() => {
    if (months !== undefined) localStorage.setItem(SUBSCRIBED, months === 0 ? 'nobody' : 'some')
  }, [months])
  const charts = MONTHS_HEIGHT + RETENTION_HEIGHT
  return (
    <Panel
      {...heading}
      query={query}
      height={isRoomy ? charts + YEAR : 0}
      phoneHeight={isRoomy ? charts + YEAR_ON_PHONE : 0}
      sentence={({ sentence }) => sentence}
      method={
        isBlank
          ? undefined
          : `${FORMULAS} A month that still runs is pale with a dashed edge and no part of the shares; where fewer than 30 customers have been watched so long, the lines are dashed, and with fewer than ${MINIMUM_CUSTOMERS} they end.`
      }
      chart={(finding) => !isBlank && <Picture finding={finding} />}
      table={
        isBlank
          ? undefined
          : ({ months, currency, cohorts }) => (
              <>
                <MonthsTable months={months} currency={currency} />
                <RetentionTable cohorts={cohorts} />
              </>
            )
      }
    />
  )
}
