import { formatCount } from '../../../values/count.ts'
import type { Return } from '../../../server/insights/leaving/answer.ts'
import { TABLE_DAYS } from '../../../server/insights/leaving/answer.ts'
import type { SilentWeek } from '../../../server/insights/leaving/weeks.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { estimateColumns } from '../EstimateCell.tsx'
import { useFormatter } from '../useFormatter.ts'
import type { SilencePart } from './Silences.tsx'

/** Weeks between two lines of the table; the curve has all. */
const WEEKS_APART = 4

function countColumn<Row extends { n: number }>(
  head: string,
  write: (n: number) => string,
): ExportColumn<Row> {
  return { key: 'n', head, number: true, phone: true, seen: ({ n }) => write(n), raw: ({ n }) => n }
}

/** By days of silence how many came back, and by weeks how many are silent for longer than is usual. */
export function SilenceTables({ parts }: { parts: readonly SilencePart[] }) {
  const format = useFormatter()
  return parts.map(({ visit, answer: { returns, watchedDays, threshold, silentByWeek } }) => (
    <div key={visit} className="flex flex-col gap-4">
      <ExportTable
        quiet
        file={`back-after-a-silence-${visit}`}
        caption={`Came back by day ${format.count(watchedDays)} of the silence, with 95 % intervals`}
        rows={returns.filter(({ days }) => TABLE_DAYS.includes(days))}
        rowKey={({ days }) => String(days)}
        columns={[
          {
            key: 'days',
            head: 'Days silent',
            seen: ({ days }) => format.count(days),
            raw: ({ days }) => days,
          },
          ...estimateColumns<Return>(
            'back',
            `Back by day ${format.count(watchedDays)}`,
            (point) => point,
            format,
          ),
          countColumn<Return>('Silences', format.count),
        ]}
      />
      {threshold && silentByWeek.length > 0 && (
        <ExportTable
          quiet
          file={`silent-by-week-${visit}`}
          caption={`Silent for more than ${formatCount(threshold.days, 'day', format.count)}, by weeks since the first ${visit}, of the customers observed that long`}
          rows={silentByWeek.filter(({ week }) => week % WEEKS_APART === 0)}
          rowKey={({ week }) => String(week)}
          columns={[
            {
              key: 'week',
              head: 'Weeks',
              seen: ({ week }) => format.count(week),
              raw: ({ week }) => week,
            },
            ...estimateColumns<SilentWeek>('silent', 'Silent', (point) => point, format),
            countColumn<SilentWeek>('Customers', format.count),
          ]}
        />
      )}
    </div>
  ))
}
