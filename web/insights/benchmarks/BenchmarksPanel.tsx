import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Source } from '../../../server/insights/benchmarks/answer.ts'
import type { Filters } from '../../../server/insights/schema.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { bars } from '../../../ui/chart/bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BenchmarkTable } from './BenchmarkTable.tsx'
import type { Mark } from './BenchmarkTable.tsx'
import { ifWatched } from '../EstimateCell.tsx'
import { benchmarksQuery } from '../queries.ts'
import type { QueryResult } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

type Benchmarks = QueryResult<typeof benchmarksQuery>
const HEIGHT = 170

/** Every published figure with the company's own beside it; null where nobody can know yet. */
function marksOf({ ladder, repeatShare }: Benchmarks, words: Formatter): Mark[] {
  return [
    ...ladder.map(({ n, window, published, yours, source }) => ({
      label: `Order ${n} → ${n + 1}${window === 'd365' ? ' in a year' : ''}`,
      yours: ifWatched(yours),
      published,
      publishedText: words.percent(published),
      source,
    })),
    ...repeatShare.map(({ month, published, words: told, yours, source }) => ({
      label: `Repeat share, months ${month - 2}–${month}`,
      // A sum over all orders, no estimate: it has no interval and no n of customers.
      yours: yours === null ? null : { p: yours },
      published,
      publishedText: told,
      source,
    })),
  ]
}

function ComparisonChart({ answer, words }: { answer: Benchmarks; words: Formatter }) {
  const draw = useCallback(
    (stage: Canvas) => {
      const drawn = marksOf(answer, words).flatMap(({ label, yours, published }) =>
        yours ? [{ label, value: yours.p, benchmark: published, ...limits(yours) }] : [],
      )
      return bars({ bars: drawn, value: (share) => words.percent(share), most: 1 }, stage)
    },
    [answer, words],
  )
  return <Chart draw={draw} height={HEIGHT} summary={answer.sentence} />
}

function limits(yours: NonNullable<Mark['yours']>) {
  return 'low' in yours ? { low: yours.low, high: yours.high } : {}
}

function Sources({ marks }: { marks: readonly Mark[] }) {
  const sources = [...new Map(marks.map(({ source }) => [source.name, source])).values()]
  return (
    <ul className="mt-3 flex max-w-[70ch] list-none flex-col gap-1 p-0 text-small text-soft">
      <li>Bars: you, with the 95 % interval. Dashed: published.</li>
      {sources.map((source: Source) => (
        <li key={source.name}>
          {source.name} ({source.year}): {source.sample}. Published in: {source.publishedIn}.
        </li>
      ))}
    </ul>
  )
}

/** The company beside published figures, each with its sample and its year. */
export function BenchmarksPanel({ filters }: { filters: Filters }) {
  const query = useQuery(benchmarksQuery(filters))
  const words = useFormatter()
  return (
    <Panel
      title="Beside other companies"
      query={query}
      height={HEIGHT + 84}
      sentence={({ sentence }) => sentence}
      method="Published figures are other companies' averages: something to look at, never mixed into your own numbers. What nobody has been watched long enough for is left out of the picture. Months count from the first order in this data; an older company looks younger here than it is."
      chart={(answer) => (
        <>
          <ComparisonChart answer={answer} words={words} />
          <Sources marks={marksOf(answer, words)} />
        </>
      )}
      table={(answer) => <BenchmarkTable marks={marksOf(answer, words)} />}
    />
  )
}
