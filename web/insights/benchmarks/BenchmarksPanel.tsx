import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import type { Source } from '../../../server/insights/benchmarks/answer.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { bars } from '../../../ui/chart/bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BenchmarkTable } from './BenchmarkTable.tsx'
import type { Mark } from './BenchmarkTable.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

type Benchmarks = FindingResponse<'benchmarks'>
const HEIGHT = 170

/** Every published figure beside that of the company, which is null if not known yet. */
function marksOf({ ladder, repeatShare }: Benchmarks, format: Formatter): Mark[] {
  return [
    ...ladder.map(({ n, window, published, yours, source }) => ({
      label: `Order ${n} → ${n + 1}${window === 'd365' ? ' in a year' : ' so far'}`,
      yours,
      published,
      publishedText: format.percent(published),
      source,
    })),
    ...repeatShare.map(({ month, published, statement: publishedText, yours, source }) => ({
      label: `Repeat share, months ${month - 2}–${month}`,
      // A sum over all orders, not an estimate: it has no interval and no n.
      yours: yours === null ? null : { p: yours },
      published,
      publishedText,
      source,
    })),
  ]
}

function ComparisonChart({ finding, format }: { finding: Benchmarks; format: Formatter }) {
  const draw = useCallback(
    (canvas: Canvas) => {
      const drawn = marksOf(finding, format).flatMap(({ label, yours, published }) =>
        yours ? [{ label, value: yours.p, benchmark: published, ...limits(yours) }] : [],
      )
      return bars({ bars: drawn, value: (share) => format.percent(share), most: 1 }, canvas)
    },
    [finding, format],
  )
  return <Chart draw={draw} height={HEIGHT} summary={finding.sentence} />
}

function limits(yours: NonNullable<Mark['yours']>) {
  return 'low' in yours ? { low: yours.low, high: yours.high } : {}
}

function Sources({ marks }: { marks: readonly Mark[] }) {
  const sources = [...new Map(marks.map(({ source }) => [source.name, source])).values()]
  return (
    <ul className="mt-3 flex max-w-[70ch] list-none flex-col gap-1 p-0 text-small text-soft">
      <li>Bars: your company, with the 95 % interval. Dashed: published figures.</li>
      {sources.map((source: Source) => (
        <li key={source.name}>
          {source.name} ({source.year}): {source.sample}. Published in: {source.publishedIn}.
        </li>
      ))}
    </ul>
  )
}

/** The company beside published figures, each with its sample and its year. */
export function BenchmarksPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('benchmarks', filters))
  const format = useFormatter()
  return (
    <Panel
      {...heading}
      query={query}
      height={HEIGHT + 84}
      sentence={({ sentence }) => sentence}
      method="Published figures are other companies' averages: something to look at, never mixed into your own numbers. Yours are counted like the published ones: the second order within a year by customers whose first was a year or more ago, later steps by all who reached them so far. Months count from the first order in this data, so an older company looks younger here than it is."
      chart={(finding) => (
        <>
          <ComparisonChart finding={finding} format={format} />
          <Sources marks={marksOf(finding, format)} />
        </>
      )}
      table={(finding) => <BenchmarkTable marks={marksOf(finding, format)} />}
    />
  )
}
