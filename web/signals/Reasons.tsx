import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { formatDay } from '../../server/platform/calendar/days.ts'
import { groupOf } from '../../server/signals/kinds.ts'
import { DayAgo } from '../../ui/date/DayAgo.tsx'
import { GROUPS } from './labels.ts'
import type { LineSignal } from './queries.ts'
import { useSignalText } from './useSignalText.ts'
import { EvidenceList } from './EvidenceList.tsx'

/** A signal of a line, with its contact's name, or of a customer's page, which knows the names. */
type Reason = Omit<LineSignal, 'contactName'> & Partial<Pick<LineSignal, 'contactName'>>

/**
 * Why a line is on the list: the most important signal as a sentence, the others below it with what they ask for, the
 * evidence one click away.
 */
export function Reasons({ signals, children }: { signals: readonly Reason[]; children?: ReactNode }) {
  const { sentence } = useSignalText()
  const [shown, setShown] = useState(false)
  const id = useId()
  const [first, ...others] = signals
  if (!first) return null
  const also = ({ kind }: Reason) =>
    groupOf(kind) === groupOf(first.kind) ? 'Also' : `Also, to ${GROUPS[groupOf(kind)].verb}`
  return (
    <>
      <p className="max-w-[70ch] text-read">{sentence(first)}</p>
      {others.map((signal) => (
        <p key={signal.id} className="max-w-[70ch] text-soft">
          {also(signal)}: {sentence(signal)}
        </p>
      ))}
      <p className="flex flex-wrap items-center gap-x-1 text-small text-soft">
        <span>
          Began <DayAgo day={formatDay(first.since)} />
        </span>
        {children}
        <span aria-hidden>·</span>
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="rounded-corner font-medium text-accent hover:underline pointer-coarse:-my-3 pointer-coarse:px-1 pointer-coarse:py-3"
        >
          Why?
        </button>
      </p>
      {shown && <EvidenceList id={id} signals={signals} />}
    </>
  )
}
