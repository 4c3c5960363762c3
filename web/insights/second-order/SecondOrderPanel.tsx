import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { curve } from '../../../ui/chart/curve.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { estimateColumns } from '../EstimateCell.tsx'
import { Figures } from '../Figures.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 300
/** The line is dashed where fewer customers are observed. */
const FEW = 30
const DAYS = [1, 7, 14, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1460, 1825]

type SecondOrder = FindingResponse<'secondOrder'>
type Point = SecondOrder['curve'][number]

function Curve({ finding }: { finding: SecondOrder }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const few = finding.curve.find(({ atRisk }) => atRisk < FEW)
      const points = finding.curve.map(({ day, p, low, high }) => ({ x: day, y: p, low, high }))
      const last = points.at(-1)?.x ?? 0
      return curve(
        {
          lines: [{ name: 'Came back', points, ...(few ? { tentativeFrom: few.day } : {}) }],
          windows: [30, 90].filter((x) => x <= last).map((x) => ({ x, label: `${x} days` })),
          xLabel: 'days since the first order',
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

function Quartiles({ finding }: { finding: SecondOrder }) {
  const format = useFormatter()
  const marks = [
    { label: 'A quarter of all are back', mark: finding.quarter },
    { label: 'Half of all are back', mark: finding.median },
    { label: 'Three quarters of all are back', mark: finding.threeQuarters },
  ]
  const day = (value: number | null) => (value === null ? 'later' : format.count(value))
  return (
    <Figures
      figures={marks.map(({ label, mark: { time, low, high } }) => ({
        label,
        value: time === null ? 'not yet' : `by day ${format.count(time)}`,
        note: time === null && low === null ? '' : `95 % interval: day ${day(low)} to ${day(high)}`,
      }))}
    />
  )
}

function CurveTable({ points }: { points: readonly Point[] }) {
  const format = useFormatter()
  const last = points.at(-1)?.day
  const rows = points.filter(({ day }) => DAYS.includes(day) || day === last)
  return (
    <ExportTable
      quiet
      file="second-order"
      caption="Came back for a second order, with 95 % intervals"
      rows={rows}
      rowKey={({ day }) => String(day)}
      columns={[
        { key: 'day', head: 'By day', seen: ({ day }) => format.count(day), raw: ({ day }) => day },
        ...estimateColumns<Point>('back', 'Came back', (point) => ({ ...point, n: point.atRisk }), format),
        {
          key: 'waiting',
          head: 'Not back yet',
          number: true,
          phone: true,
          seen: ({ atRisk }) => format.count(atRisk),
          raw: ({ atRisk }) => atRisk,
        },
      ]}
    />
  )
}

/** How long customers take to their second order. */
export function SecondOrderPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('secondOrder', filters))
  return (
    <Panel
      {...heading}
      query={query}
      height={HEIGHT + 84}
      phoneHeight={HEIGHT + 220}
      sentence={({ sentence }) => sentence}
      method="The share of customers who have ordered a second time by a day after their first order (Kaplan–Meier, 95 % band). Customers count for as long as they were watched. Where fewer than 30 are still waited for, the line is dashed."
      chart={(finding) => (
        <>
          <Curve finding={finding} />
          <Quartiles finding={finding} />
        </>
      )}
      table={({ curve: points }) => <CurveTable points={points} />}
    />
  )
}
