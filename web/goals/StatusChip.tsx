import { Chip } from '../../ui/Chip.tsx'
import { STATUSES } from './labels.ts'
import type { Status } from './labels.ts'

/** Where a goal stands, as a word. */
export function StatusChip({ status }: { status: Status }) {
  const { label, tone } = STATUSES[status]
  return <Chip tone={tone}>{label}</Chip>
}
