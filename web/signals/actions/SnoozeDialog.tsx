import { useState } from 'react'
import { dayAfter } from '../../../ui/date/days.ts'
import { ActionForm } from './ActionForm.tsx'
import type { LineDialogProps } from './ActionForm.tsx'
import { DayField } from './DayField.tsx'

const A_WEEK = 7

/** Hides a line until a day. */
export function SnoozeDialog({ target, today, onAct, ...dialog }: LineDialogProps) {
  const [until, setUntil] = useState<string | null>(dayAfter(today, A_WEEK))
  return (
    <ActionForm
      {...dialog}
      title={`Snooze ${target.name}`}
      description="It leaves the list until then and returns if it still applies."
      verb="Snooze"
      onSubmit={() => until !== null && onAct({ kind: 'snooze', until })}
    >
      <DayField label="Until" today={today} value={until} onChange={setUntil} />
    </ActionForm>
  )
}
