import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Source } from '../../../server/insights/benchmarks/benchmarks.ts'
import type { Filters } from '../../../server/insights/schema.ts'
import type { Words } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { bars } from '../../../ui/chart/bars.ts'
import type { Stage } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BenchmarkTable } from './BenchmarkTable.tsx'
import type { Mark } from './BenchmarkTable.tsx'
import { known } from '../EstimateCell.tsx'
import { benchmarksQuery } from '../queries.ts'
import type { Answer } from '../queries.ts'
import { useWords } from '../useFormatter.ts'

type Benchmarks = Answer<typeof benchmarksQuery>
const HEIGHT = 170

/** Every published figure with the company's own beside it; null where nobody can know yet. */
function marksOf({ ladder, repeatShare }: Benchmarks, words: Words): Mark[] {
  return [
    ...ladder.map(({ n, window, published, yours, source }) => ({
      label: `Order ${n} → ${n + 1}${window === 'd365' ? ' in a year' : ''}`,
      yours: known(yours),
      published,
      told: words.percent(published),
      source,
    })),
    ...repeatShare.map(({ month, published, words: told, yours, source }) => ({
      label: `Repeat share, months ${month - 2}–${month}`,
      // A sum over all orders, no estimate: it has no interval and no n of customers.
      yours: yours === null ? null : { p: yours },
      published,
      told,
      source,
    })),
  ]
}

function Beside({ answer, words }: { answer: Benchmarks; words: Words }) {
  const draw = useCallback(
    (stage: Stage) => {
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

function Cited({ marks }: { marks: readonly Mark[] }) {
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
  const words = useWords()
  return (
    <Panel
      title="Beside other companies"
      query={query}
      height={HEIGHT + 84}
      sentence={({ sentence }) => sentence}
      counted="Published figures are other companies' averages: something to look at, never mixed into your own numbers. What nobody has been watched long enough for is left out of the picture. Months count from the first order in this data; an older company looks younger here than it is."
      picture={(answer) => (
        <>
          <Beside answer={answer} words={words} />
          <Cited marks={marksOf(answer, words)} />
        </>
      )}
      table={(answer) => <BenchmarkTable marks={marksOf(answer, words)} />}
    />
  )
}
