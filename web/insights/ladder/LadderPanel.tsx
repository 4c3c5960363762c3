import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import { MINIMUM_SAMPLE } from '../../../server/insights/format.ts'
import { WHO_COUNTS } from '../../../server/insights/ladder/sentence.ts'
import { TOO_YOUNG_NOTE } from '../../../server/insights/report/table.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { ladderSteps } from '../../../ui/chart/ladder.ts'
import { isNarrow } from '../../../ui/chart/canvas.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { LadderTable } from './LadderTable.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 440
/** The steps that fit on a phone; the table has all. */
const ON_PHONE = 5

const NO_MARKS: Marks = []

type Ladder = FindingResponse<'ladder'>
type Marks = FindingResponse<'benchmarks'>['ladder']

function Steps({ finding, marks }: { finding: Ladder; marks: Marks }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const reached = finding.steps.filter((step) => step.reached > 0)
      const steps = reached.slice(0, isNarrow(canvas) ? ON_PHONE : undefined).map((step) => ({
        label: `${step.n} → ${step.n + 1}`,
        count: step.reached,
        nextRate:
          step.soFar && step.reached >= MINIMUM_SAMPLE ? { ...step.soFar, value: step.soFar.p } : null,
        // Only a published figure for the same window is comparable.
        benchmark: marks.find(({ n, window }) => n === step.n && window === 'soFar')?.published ?? null,
      }))
      return ladderSteps({ steps, share: (share) => format.percent(share), count: format.count }, canvas)
    },
    [finding, marks, format],
  )
  return <Chart draw={draw} height={HEIGHT - 48} summary={finding.sentence} />
}

const counted = (
  <>
    <p>
      A step is an order. Its column shows the share of customers on it who have placed the next order so far,
      and the number below how many customers reached it. In the first row of the table customers count for as
      long as they were watched (Kaplan–Meier), so that those who joined last week do not pull a share down;
      in the others those who placed the order early enough. A window is shown if at least 20 were watched to
      its end, in the others also at least half of the row. Orders that were cancelled, refunded in full or
      free do not count.
    </p>
    <p className="mt-2">The band is the 95 % interval, which most likely contains the true share.</p>
  </>
)

/** The ladder: how many reached each step, which share reached the next, and how soon. */
export function LadderPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('ladder', filters))
  const marks = useQuery(findingQuery('benchmarks', filters)).data?.ladder ?? NO_MARKS
  const source = marks.find(({ window }) => window === 'soFar')?.source
  return (
    <Panel
      {...heading}
      query={query}
      height={HEIGHT}
      phoneHeight={HEIGHT * 2}
      sentence={({ sentence }) => sentence}
      method={counted}
      chart={(finding) => {
        const steps = finding.steps.filter(({ reached }) => reached > 0)
        return (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_27rem]">
            <div>
              <Steps finding={finding} marks={marks} />
              <p className="mt-2 text-small text-soft">
                Columns: have moved on so far. Bands: 95 % interval.
                {source && ` Dashed: published by ${source.name.split(',')[0]}, ${source.year}.`}
              </p>
            </div>
            <div>
              <LadderTable steps={steps} />
              <p className="mt-2 max-w-[70ch] text-small text-soft">
                {TOO_YOUNG_NOTE} {WHO_COUNTS}
              </p>
            </div>
          </div>
        )
      }}
    />
  )
}
