import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import type { Filters } from '../../../server/insights/schema.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { curve } from '../../../ui/chart/curve.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { estimateColumns } from '../EstimateCell.tsx'
import { Figures } from '../Figures.tsx'
import { findingQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 280
/** The line is dashed where fewer customers are observed. */
const FEW = 30
/** Ninety days end in the thirteenth week. */
const WEEKS_OF_90_DAYS = 13

type Leaving = FindingResponse<'leaving'>
type Point = Leaving['curve'][number]

function Curve({ finding }: { finding: Leaving }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const few = finding.curve.find(({ atRisk }) => atRisk < FEW)
      const points = finding.curve.map(({ week, p, low, high }) => ({ x: week, y: p, low, high }))
      const reaches = (points.at(-1)?.x ?? 0) >= WEEKS_OF_90_DAYS
      return curve(
        {
          lines: [{ name: 'Gone quiet', points, ...(few ? { tentativeFrom: few.week } : {}) }],
          windows: reaches ? [{ x: WEEKS_OF_90_DAYS, label: '90 days' }] : [],
          xLabel: 'weeks since the first order',
          x: format.count,
          y: (share) => format.percent(share),
        },
        canvas,
      )
    },
    [finding, format],
  )
  return <Chart draw={draw} height={HEIGHT} summary={finding.sentence} />
}

function Windows({ finding }: { finding: Leaving }) {
  const format = useFormatter()
  const marks = [
    { label: 'Gone within 30 days', chance: finding.d30 },
    { label: 'Gone within 90 days', chance: finding.d90 },
    { label: 'Gone within a year', chance: finding.d365 },
  ]
  return (
    <Figures
      figures={marks.map(({ label, chance }) => ({
        label,
        value: chance?.watched ? format.percent(chance.p) : 'not watched so long',
        note: chance?.watched ? `95 % interval ${format.range(chance)}, n ${format.count(chance.n)}` : '',
      }))}
    />
  )
}

function WeekTable({ points }: { points: readonly Point[] }) {
  const format = useFormatter()
  return (
    <ExportTable
      quiet
      file="gone-quiet-by-week"
      caption="Gone quiet for good by week since the first order, with 95 % intervals"
      rows={points}
      rowKey={({ week }) => String(week)}
      columns={[
        { key: 'week', head: 'By week', seen: ({ week }) => format.count(week), raw: ({ week }) => week },
        ...estimateColumns<Point>('gone', 'Gone quiet', (point) => ({ ...point, n: point.atRisk }), format),
        {
          key: 'watched',
          head: 'Still watched',
          number: true,
          phone: true,
          seen: ({ atRisk }) => format.count(atRisk),
          raw: ({ atRisk }) => atRisk,
        },
      ]}
    />
  )
}

/** When customers go quiet for good. */
export function LeavingPanel({ filters }: { filters: Filters }) {
  const query = useQuery(findingQuery('leaving', filters))
  const format = useFormatter()
  const isBlank = query.data?.curve.length === 0
  const tooYoung = query.data?.tooYoung ?? 0
  const leftOut =
    tooYoung > 0 ? ` Left out, because their first order is too late to tell: ${format.count(tooYoung)}.` : ''
  return (
    <Panel
      title="When customers leave"
      query={query}
      height={isBlank ? 0 : HEIGHT + 84}
      phoneHeight={isBlank ? 0 : HEIGHT + 220}
      sentence={({ sentence }) => sentence}
      method={`The share of customers without a log-in or an order since, by weeks from their first order to their last sign of life (Kaplan–Meier, 95 % band). Who may still come back counts as staying.${leftOut} Where fewer than 30 are still watched, the line is dashed.`}
      chart={(finding) =>
        !isBlank && (
          <>
            <Curve finding={finding} />
            <Windows finding={finding} />
          </>
        )
      }
      table={isBlank ? undefined : ({ curve: points }) => <WeekTable points={points} />}
    />
  )
}
