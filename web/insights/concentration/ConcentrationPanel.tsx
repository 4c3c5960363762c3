import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Filters } from '../../../server/insights/schema.ts'
import { MINIMUM_SAMPLE } from '../../../server/insights/format.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { bars } from '../../../ui/chart/bars.ts'
import type { Bar } from '../../../ui/chart/bars.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import { concentrationQuery, firstYearQuery } from '../queries.ts'
import type { QueryResult } from '../queries.ts'
import { useFormatter } from '../useFormatter.ts'

const HEIGHT = 72

/** Parts of a whole as lying bars that end where the whole does. */
function Parts({ parts, words, summary }: { parts: Bar[]; words: Formatter; summary: string }) {
  const draw = useCallback(
    (stage: Canvas) => bars({ bars: parts, value: (share) => words.percent(share), most: 1 }, stage),
    [parts, words],
  )
  return <Chart draw={draw} height={HEIGHT} summary={summary} />
}

function yearBars(share: QueryResult<typeof firstYearQuery>['share']): Bar[] {
  // The sentence says that these are too few; a picture would say more than is known.
  if (!share || share.n < MINIMUM_SAMPLE) return []
  return [
    { label: 'First 30 days', value: share.p, low: share.low, high: share.high },
    { label: 'The other 335', value: 1 - share.p, low: 1 - share.high, high: 1 - share.low, tone: 'amber' },
  ]
}

/** Which part of a customer's first year is decided in the first month. */
export function FirstYearPanel({ filters }: { filters: Filters }) {
  const query = useQuery(firstYearQuery(filters))
  const words = useFormatter(query.data?.currency)
  const parts = useMemo(() => yearBars(query.data?.share ?? null), [query.data])
  return (
    <Panel
      title="The first 30 days"
      query={query}
      height={query.data && parts.length === 0 ? 0 : HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Of what customers spend in their first 365 days, the part they spend in the first 30, their first order included. Only customers who were watched for a full year count. The whisker is the 95 % interval of a ratio of sums."
      chart={(answer) => (
        <>
          {answer.moneySentence !== answer.sentence && <MoneyNote answer={answer} />}
          {parts.length > 0 && <Parts parts={parts} words={words} summary={answer.sentence} />}
        </>
      )}
    />
  )
}

type Top = QueryResult<typeof concentrationQuery>['top'][number]

function topBars(top: readonly Top[], words: Formatter): Bar[] {
  return top.flatMap(({ fraction, k, share }) =>
    share === null
      ? []
      : [{ label: `Best ${words.percent(fraction)} (${words.count(k)} customers)`, value: share }],
  )
}

function TopTable({ top, words }: { top: readonly Top[]; words: Formatter }) {
  return (
    <ExportTable
      quiet
      file="best-customers"
      caption="The best customers and their share of revenue"
      rows={top}
      rowKey={({ fraction }) => String(fraction)}
      columns={[
        {
          key: 'best',
          head: 'Customers',
          seen: (row) => `Best ${words.percent(row.fraction)}`,
          raw: ({ fraction }) => fraction,
        },
        {
          key: 'k',
          head: 'n',
          number: true,
          phone: true,
          seen: ({ k }) => words.count(k),
          raw: ({ k }) => k,
        },
        {
          key: 'share',
          head: 'Share of revenue',
          number: true,
          phone: true,
          seen: ({ share }) => (share === null ? '–' : words.percent(share, 1)),
          raw: ({ share }) => share,
        },
      ]}
    />
  )
}

/** How much the company lives from its best customers. */
export function ConcentrationPanel({ filters }: { filters: Filters }) {
  const query = useQuery(concentrationQuery(filters))
  const words = useFormatter(query.data?.currency)
  const parts = useMemo(() => topBars(query.data?.top ?? [], words), [query.data, words])
  const isUnknown = query.data?.top.every(({ share }) => share === null) ?? false
  return (
    <Panel
      title="The best customers"
      query={query}
      height={isUnknown ? 0 : HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Customers ordered by what they spent in all, net of refunds; the share of all revenue that the first per cent and the first ten per cent of them brought. Every customer is counted, so there is no interval."
      chart={(answer) => (
        <>
          {answer.moneySentence !== answer.sentence && <MoneyNote answer={answer} />}
          {!isUnknown && <Parts parts={parts} words={words} summary={answer.sentence} />}
        </>
      )}
      table={isUnknown ? undefined : ({ top }) => <TopTable top={top} words={words} />}
    />
  )
}
