import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CohortPeriod } from '../../../server/insights/cohorts/answer.ts'
import type { Filters } from '../../../server/insights/schema.ts'
import { heatmapHeight } from '../../../ui/chart/heatmap.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { cohortRows, readablePeriod } from './cells.ts'
import type { CellValue } from './cells.ts'
import { CohortHeatmap } from './CohortHeatmap.tsx'
import { CohortTable } from './CohortTable.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import { cohortsQuery } from '../queries.ts'

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
    share: 'the per cent of them who bought',
    customers: 'how many of them bought',
    revenue: 'what they spent',
  }[shown]
  const whole = by === 'month' ? '' : ` Only months that every customer of the ${by} has reached are shown.`
  return `Each row is those whose first order was in that ${by}, with their number; each column ${cell} so many months later. Dashed: the month is not over.${whole}`
}

/** Who began when, and how many of them bought so many months later. */
export function CohortsPanel(props: {
  filters: Filters
  by: CohortPeriod | undefined
  show: CellValue | undefined
  onLook: (look: { by?: CohortPeriod; show?: CellValue }) => void
}) {
  const { filters, show = 'share', onLook } = props
  const query = useQuery(cohortsQuery(filters))
  const { data } = query
  const by = props.by ?? readablePeriod(data?.cohorts ?? [])
  const hasMoney = data?.cohorts.every(({ revenue }) => revenue !== null) ?? true
  const shown = show === 'revenue' && !hasMoney ? 'share' : show
  const rows = useMemo(() => cohortRows(data?.cohorts ?? [], by, shown), [data, by, shown])
  const actions = (
    <>
      <SegmentedControl
        label="Rows by"
        choices={PERIODS}
        value={by}
        onChange={(next) => onLook({ by: next })}
      />
      <SegmentedControl
        label="Cells show"
        choices={hasMoney ? SHOWN : SHOWN.slice(0, 2)}
        value={shown}
        onChange={(next) => onLook({ show: next })}
      />
    </>
  )
  return (
    <Panel
      title="Cohorts"
      query={query}
      height={data ? heatmapHeight(rows.length) : ROOM}
      actions={actions}
      sentence={({ sentence }) => sentence}
      method={explained(shown, by)}
      chart={(answer) => (
        <>
          {shown === 'revenue' && <MoneyNote answer={answer} />}
          <CohortHeatmap
            rows={rows}
            by={by}
            shown={shown}
            currency={answer.currency}
            summary={answer.sentence}
          />
        </>
      )}
      table={(answer) => <CohortTable rows={rows} by={by} shown={shown} currency={answer.currency} />}
    />
  )
}
