import type { Formatter } from '../../../server/insights/format.ts'
import { useFormatter } from '../../insights/useFormatter.ts'
import { KIND_NAMES } from '../labels.ts'
import type { Outcome, TrackRecord } from '../queries.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { VERDICTS, verdictOf } from './sentence.ts'
import type { ShownRecord } from './shown.ts'
import { useOutcomes } from './useOutcomes.ts'

interface Row {
  record: TrackRecord
  isPast: boolean
  after: ReturnType<typeof useOutcomes>[number]
  outcome: Outcome
}
type Column = ExportColumn<Row>

function counts(key: string, head: string, of: (row: Row) => number, { count }: Formatter): Column {
  return { key, head, number: true, seen: (row) => count(of(row)), raw: of }
}

/** A share; in the raw file also the limits of its interval. */
function shares(side: 'rate' | 'base', head: string, formatter: Formatter): Column[] {
  const limit = (end: 'low' | 'high'): Column => ({
    key: `${side}-${end}`,
    head: `${head}, ${end}`,
    seen: () => '',
    raw: ({ outcome }) => outcome[side]?.[end] ?? null,
    rawOnly: true,
  })
  const share: Column = {
    key: side,
    head,
    number: true,
    phone: true,
    seen: ({ outcome: { [side]: rate } }) =>
      rate ? `${formatter.percent(rate.share)} (${formatter.range(rate).replace(' %', '')})` : 'too few',
    raw: ({ outcome }) => outcome[side]?.share ?? null,
  }
  return [share, limit('low'), limit('high')]
}

function columnsOf(formatter: Formatter): Column[] {
  const verdict: Column = {
    key: 'verdict',
    head: 'Difference',
    seen({ outcome }) {
      const difference = verdictOf(outcome)
      return difference ? VERDICTS[difference] : '–'
    },
    raw: ({ outcome }) => verdictOf(outcome),
  }
  return [
    {
      key: 'kind',
      head: 'Signal',
      seen: ({ record }) => KIND_NAMES[record.kind],
      raw: ({ record }) => record.kind,
    },
    {
      key: 'after',
      head: 'What followed',
      seen: ({ after }) => after.label,
      raw: ({ after }) => after.key,
    },
    {
      key: 'past',
      head: 'Judged on',
      seen: ({ isPast }) => (isPast ? 'your past' : 'real signals'),
      raw: ({ isPast }) => (isPast ? 'past' : 'signals'),
    },
    counts('fired', 'Came', ({ record }) => record.fired, formatter),
    counts('judged', 'Judged', ({ outcome }) => outcome.judged, formatter),
    ...shares('rate', 'After it', formatter),
    counts('comparable', 'Comparable', ({ outcome }) => outcome.comparable, formatter),
    ...shares('base', 'Without it', formatter),
    verdict,
  ]
}

/** Everything on the page as one table, for export. */
export function RecordTable({ records }: { records: readonly ShownRecord[] }) {
  const formatter = useFormatter()
  const outcomes = useOutcomes()
  const rows = records.flatMap(({ record, isPast }) =>
    outcomes.map((after): Row => ({ record, isPast, after, outcome: record[after.key] })),
  )
  return (
    <ExportTable
      quiet
      file="track-record"
      caption="What followed each kind of signal, with 95 % intervals"
      rows={rows}
      rowKey={({ record, after }) => `${record.kind} ${after.key}`}
      columns={columnsOf(formatter)}
    />
  )
}
