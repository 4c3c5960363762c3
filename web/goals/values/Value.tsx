import type { Unit } from '../../../server/goals/goal.ts'
import { useManner } from './useValueFormat.ts'
import { valueWords } from './values.ts'

/** A value of a metric. */
export function Value({ value, unit }: { value: number; unit: Unit }) {
  const manner = useManner()
  return (
    <data value={value} className="whitespace-nowrap tabular-nums">
      {valueWords(value, unit, manner)}
    </data>
  )
}
