import { DeleteGoal } from './DeleteGoal.tsx'
import { DropGoal } from './DropGoal.tsx'
import { EditGoal } from './EditGoal.tsx'
import type { GoalAction } from './GoalMenu.tsx'
import type { Goal } from './queries.ts'
import { RecordReading } from '../readings/RecordReading.tsx'
import { OverrideStatus } from './OverrideStatus.tsx'

/** The open dialog of a goal; `at` makes each opening start with an empty form. */
export interface GoalDialog {
  action: GoalAction
  open: boolean
  at: number
}

/** The dialog that is open for a goal. */
export function GoalDialogs(props: { goal: Goal; asking: GoalDialog | null; onClose: () => void }) {
  const { goal, asking, onClose } = props
  if (!asking) return null
  const { action, open, at } = asking
  const dialog = { goal, open, onClose }
  if (action === 'record') return <RecordReading key={at} {...dialog} />
  if (action === 'say') return <OverrideStatus key={at} {...dialog} />
  if (action === 'edit') return <EditGoal key={at} {...dialog} />
  if (action === 'delete') return <DeleteGoal key={at} {...dialog} />
  return <DropGoal key={at} {...dialog} />
}
