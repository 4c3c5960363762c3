import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FindingResponse } from '../../../server/insights/findings.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import type { Bar } from '../../../ui/chart/bars.ts'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ExportTable } from '../../table/ExportTable.tsx'
import { MoneyNote } from '../MoneyNote.tsx'
import type { FindingPanelProps } from '../FindingPanels.tsx'
import { findingQuery } from '../queries.ts'
import { ShareBars } from '../ShareBars.tsx'
import { useFormatter } from '../useFormatter.ts'

/** Three bars. */
const HEIGHT = 108

type Top = FindingResponse<'concentration'>['top'][number]

function topBars(top: readonly Top[], format: Formatter): Bar[] {
  return top.flatMap(({ fraction, k, share, range }) =>
    share === null
      ? []
      : [
          {
            label: `Best ${format.percent(fraction)} (${formatCount(k, 'customer', format.count)})`,
            value: share,
            ...range,
          },
        ],
  )
}

function TopTable({ top, format }: { top: readonly Top[]; format: Formatter }) {
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
          seen: (row) => `Best ${format.percent(row.fraction)}`,
          raw: ({ fraction }) => fraction,
        },
        {
          key: 'k',
          head: 'n',
          number: true,
          phone: true,
          seen: ({ k }) => format.count(k),
          raw: ({ k }) => k,
        },
        {
          key: 'share',
          head: 'Share of revenue',
          number: true,
          phone: true,
          seen: ({ share }) => (share === null ? '–' : format.percent(share, 1)),
          raw: ({ share }) => share,
        },
        {
          key: 'range',
          head: '95 % interval',
          number: true,
          seen: ({ range }) => (range ? format.range(range) : '–'),
          raw: ({ range }) => (range ? `${range.low}–${range.high}` : null),
        },
      ]}
    />
  )
}

/** How much of the revenue the best customers bring. */
export function ConcentrationPanel({ filters, heading }: FindingPanelProps) {
  const query = useQuery(findingQuery('concentration', filters))
  const format = useFormatter(query.data?.currency)
  const shares = useMemo(() => topBars(query.data?.top ?? [], format), [query.data, format])
  const isUnknown = query.data?.top.every(({ share }) => share === null) ?? false
  return (
    <Panel
      {...heading}
      query={query}
      height={isUnknown ? 0 : HEIGHT}
      sentence={({ sentence }) => sentence}
      method="Customers ordered by what they spent in all, net of refunds; the share of all revenue that the first 1, 10 and 20 % of them brought. Below 1,000 customers the whisker is the 95 % interval (bootstrap): where the share would lie with other customers like these. It needs five customers among the best."
      chart={(finding) => (
        <>
          {finding.moneySentence !== finding.sentence && <MoneyNote finding={finding} />}
          {!isUnknown && <ShareBars shares={shares} summary={finding.sentence} height={HEIGHT} />}
        </>
      )}
      table={isUnknown ? undefined : ({ top }) => <TopTable top={top} format={format} />}
    />
  )
}
