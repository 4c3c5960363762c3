import { DeleteGoal } from './DeleteGoal.tsx'
import { DropGoal } from './DropGoal.tsx'
import { EditGoal } from './EditGoal.tsx'
import type { GoalAction } from './GoalMenu.tsx'
import type { Goal } from './queries.ts'
import { RecordReading } from '../readings/RecordReading.tsx'
import { OverrideStatus } from './OverrideStatus.tsx'

/** What is being asked about a goal; `at` tells one question from the next, so that each begins empty. */
export interface GoalDialog {
  action: GoalAction
  open: boolean
  at: number
}

/** The one question that is open about a goal. */
export function GoalDialogs(props: { goal: Goal; asking: GoalDialog | null; onClose: () => void }) {
  const { goal, asking, onClose } = props
  if (!asking) return null
  const { action: deed, open, at } = asking
  const dialog = { goal, open, onClose }
  if (deed === 'record') return <RecordReading key={at} {...dialog} />
  if (deed === 'say') return <OverrideStatus key={at} {...dialog} />
  if (deed === 'edit') return <EditGoal key={at} {...dialog} />
  if (deed === 'delete') return <DeleteGoal key={at} {...dialog} />
  return <DropGoal key={at} {...dialog} />
}
