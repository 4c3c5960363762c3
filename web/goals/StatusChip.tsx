import { Chip } from '../../ui/message/Chip.tsx'
import { STATUSES } from './statuses.ts'
import type { Status } from './statuses.ts'

/** The status of a goal. */
export function StatusChip({ status }: { status: Status }) {
  const { label, tone } = STATUSES[status]
  return <Chip tone={tone}>{label}</Chip>
}
