import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CohortPeriod } from '../../../server/insights/cohorts/answer.ts'
import { heatmapHeight } from '../../../ui/chart/heatmap.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { cohortRows, readablePeriod } from './cells.ts'
import type { CellValue } from './cells.ts'
import { CohortHeatmap } from './CohortHeatmap.tsx'
import { CohortTable } from './CohortTable.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'

const PERIODS = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
] as const
const SHOWN = [
  { value: 'share', label: '%' },
  { value: 'customers', label: 'Customers' },
  { value: 'revenue', label: 'Revenue' },
] as const
const ROOM = heatmapHeight(13)

function explained(shown: CellValue, by: CohortPeriod) {
  const cell = {
    share: 'the percentage who bought',
    customers: 'how many bought',
    revenue: 'what they spent',
  }[shown]
  const whole = by === 'month' ? '' : ` Only months that every customer of the ${by} has reached are shown.`
  return `Each row contains the customers whose first order was in that ${by}, with their number; each column shows ${cell} that many months later. Dashed: the month is not over.${shown === 'revenue' ? ' Blank before that: no order of that month has an amount.' : ''}${whole}`
}

/** Customers by month of their first order, and how many bought so many months later. */
export function CohortsPanel({ filters, heading, search, onSearch }: FindingPanelProps) {
  const { show = 'share' } = search
  const query = useQuery(findingQuery('cohorts', filters))
  const { data } = query
  const by = search.by ?? readablePeriod(data?.cohorts ?? [])
  const hasMoney = data?.cohorts.every(({ revenue }) => revenue !== null) ?? true
  const shown = show === 'revenue' && !hasMoney ? 'share' : show
  const rows = useMemo(() => cohortRows(data?.cohorts ?? [], by, shown), [data, by, shown])
  const actions = (
    <>
      <SegmentedControl
        label="Rows by"
        choices={PERIODS}
        value={by}
        onChange={(next) => onSearch({ by: next })}
      />
      <SegmentedControl
        label="Cells show"
        choices={hasMoney ? SHOWN : SHOWN.slice(0, 2)}
        value={shown}
        onChange={(next) => onSearch({ show: next })}
      />
    </>
  )
  return (
    <Panel
      {...heading}
      query={query}
      height={data ? heatmapHeight(rows.length) : ROOM}
      actions={actions}
      sentence={({ sentence }) => sentence}
      method={explained(shown, by)}
      chart={(finding) => (
        <>
          {shown === 'revenue' && <MoneyNote finding={finding} />}
          <CohortHeatmap
            rows={rows}
            by={by}
            shown={shown}
            currency={finding.currency}
            summary={finding.sentence}
          />
        </>
      )}
      table={(finding) => <CohortTable rows={rows} by={by} shown={shown} currency={finding.currency} />}
    />
  )
}
