import { use, useState } from 'react'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Action } from '../../Action.tsx'
import { PortalContext } from '../../PortalContext.ts'
import { formatValue } from './values.ts'
import type { Scale } from './values.ts'
import type { Goal, Reading } from '../goal.ts'
import { isDisputed, newestFirst } from './series.ts'
import { dispute } from '../queries.ts'
import { MessageForm } from '../../form/MessageForm.tsx'

/** How many readings are shown at first. */
const PAGE = 20

/** The dispute or correction of a reading, if any. */
function DisputeState({ reading }: { reading: Reading }) {
  const { self } = use(PortalContext)
  const { correctedBy, dispute: own, settled } = reading
  if (correctedBy !== null) return <p className="text-small text-soft">Corrected by a later number.</p>
  if (!own) return null
  return (
    <>
      <p className="text-small">
        <strong className="font-medium text-amber">
          {settled ? 'Was questioned' : 'In question: does not count yet'}
        </strong>
        {' · '}
        {own.by === self ? 'You' : own.by}: “{own.reason}”
      </p>
      {settled && (
        <p className="text-small">
          {settled.by}: “{settled.answer}”
        </p>
      )}
    </>
  )
}

function ReadingItem({ reading, scale }: { reading: Reading; scale: Scale }) {
  const locale = use(LocaleContext)
  const { self } = use(PortalContext)
  const [asking, setAsking] = useState(false)
  const shown = formatValue(reading.value, scale, locale)
  const canDispute = reading.correctedBy === null && !isDisputed(reading)
  return (
    <li className="flex flex-col gap-2 border-t py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p>
          <span
            className={`font-semibold tabular-nums ${reading.correctedBy === null ? '' : 'line-through'}`}
          >
            {shown}
          </span>{' '}
          <span className="text-soft">
            on <DateTime at={reading.at} />, from {reading.reportedBy === self ? 'you' : reading.reportedBy}
          </span>
        </p>
        {canDispute && !asking && (
          <Action
            kind="quiet"
            className="-mx-4"
            aria-label={`${shown} is not right`}
            onClick={() => setAsking(true)}
          >
            Not right?
          </Action>
        )}
      </div>
      <DisputeState reading={reading} />
      {asking && (
        <MessageForm
          draft={`doubt ${reading.id}`}
          label="What is wrong with it?"
          verb="Report as wrong"
          missing="Tell us in a few words what is wrong, so that we can check."
          send={(reason) => dispute({ readingId: reading.id, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** All readings of a goal, the newest first; each can be disputed. */
export function Readings({ goal, scale }: { goal: Goal; scale: Scale }) {
  const [shown, setShown] = useState(PAGE)
  const all = newestFirst(goal)
  if (all.length === 0) return null
  return (
    <details>
      <summary className="flex min-h-12 items-center text-accent">
        {all.length === 1 ? 'The only number so far' : `All ${all.length} numbers`}
      </summary>
      <ul>
        {all.slice(0, shown).map((reading) => (
          <ReadingItem key={reading.id} reading={reading} scale={scale} />
        ))}
      </ul>
      {all.length > shown && (
        <Action kind="plain" onClick={() => setShown(shown + PAGE * 5)}>
          Show older numbers
        </Action>
      )}
    </details>
  )
}
