import type { ReactNode } from 'react'
import { Day } from '../../../ui/date/Day.tsx'

/** One figure of a customer's standing: its name, and its value at the end. */
export function StandingLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-b py-1.5">
      <dt className="text-soft">{label}</dt>
      <dd className="m-0 text-end tabular-nums">{children}</dd>
    </div>
  )
}

export const none = <span className="text-soft">–</span>

/** A day, where there is one. */
export const DayOrNone = ({ day }: { day: string | null | undefined }) => (day ? <Day day={day} /> : none)
