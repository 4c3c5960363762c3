import type { Unit } from '../../../server/goals/schema.ts'
import { useValueFormat } from './useValueFormat.ts'
import { formatValue } from './values.ts'

/** A formatted value of a metric. */
export function Value({ value, unit }: { value: number; unit: Unit }) {
  const valueFormat = useValueFormat()
  return (
    <data value={value} className="whitespace-nowrap tabular-nums">
      {formatValue(value, unit, valueFormat)}
    </data>
  )
}
