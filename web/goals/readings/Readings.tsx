import { Chip } from '../../../ui/message/Chip.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { formatDate } from '../../../ui/date/format.ts'
import { useValueFormat } from '../values/useValueFormat.ts'
import { Value } from '../values/Value.tsx'
import { formatValue } from '../values/values.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import { readingState } from './state.ts'
import type { Goal, Reading } from '../customer/queries.ts'
import { sourceLabel } from './sources.ts'

function StateChip({ reading }: { reading: Reading }) {
  const state = readingState(reading)
  if (!state) return null
  const { dispute, settled } = reading
  const why = [dispute && `${dispute.by}: ${dispute.reason}`, settled && `${settled.by}: ${settled.answer}`]
  return (
    <span title={why.filter(Boolean).join('\n')}>
      <Chip tone={state.tone}>{state.label}</Chip>
    </span>
  )
}

/** All readings of a goal, the newest first; corrected ones are struck through. */
export function Readings({ goal }: { goal: Goal }) {
  const { series, metric } = goal
  const valueFormat = useValueFormat()
  const rows = series.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at) || other.id - one.id)
  return (
    <ExportTable
      quiet
      caption={`Readings of “${metric.name}”`}
      file="readings"
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: 'at',
          head: 'When',
          seen: ({ at }) => formatDate(new Date(at), valueFormat.writing),
          raw: ({ at }) => new Date(at).toISOString(),
          cell: ({ at }) => <DateTime at={at} />,
        },
        {
          key: 'value',
          head: metric.name,
          number: true,
          phone: true,
          seen: ({ value }) => formatValue(value, metric.unit, valueFormat),
          raw: ({ value }) => value,
          cell: ({ value, correctedBy }) =>
            correctedBy === null ? (
              <Value value={value} unit={metric.unit} />
            ) : (
              <s className="text-soft">
                <Value value={value} unit={metric.unit} />
              </s>
            ),
        },
        {
          key: 'state',
          head: 'State',
          phone: true,
          seen: (reading) => readingState(reading)?.label ?? '',
          raw: (reading) => readingState(reading)?.label ?? null,
          cell: (reading) => <StateChip reading={reading} />,
        },
        {
          key: 'source',
          head: 'Source',
          seen: ({ source }) => sourceLabel(source),
          raw: ({ source }) => source,
        },
        {
          key: 'by',
          head: 'Reported by',
          seen: ({ reportedBy }) => reportedBy,
          raw: ({ reportedBy }) => reportedBy,
        },
      ]}
    />
  )
}
