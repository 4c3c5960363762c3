import { use } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatDay } from '../../../ui/date/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { Done } from '../queries.ts'
import { usePendingActions, useUndo } from '../actions/useSendAction.ts'
import { doneSummary } from './sentences.ts'

function DoneLine({ done, onUndo }: { done: Done; onUndo: () => void }) {
  const locale = use(LocaleContext)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <Anchor href={`/customers/${done.customerId}`} className="font-medium hover:underline">
            {done.name}
          </Anchor>{' '}
          <span className="text-soft">
            · {doneSummary(done, (day) => formatDay(day, locale))} · <Ago at={done.at} />
          </span>
        </p>
        {done.comment && <p className="max-w-[70ch] text-small text-soft">“{done.comment}”</p>}
      </div>
      <Button kind="quiet" size="small" aria-label={`Undo: ${done.name}`} onClick={onUndo}>
        Undo
      </Button>
    </li>
  )
}

/** What was done today, collapsed, each with undo. */
export function DoneLines({ done }: { done: readonly Done[] }) {
  const { undoing, undoError } = usePendingActions()
  const { mutate: undo } = useUndo()
  const shown = done.filter(({ id }) => !undoing.has(id))
  return (
    <>
      {undoError && (
        <div className="mt-6">
          <Callout tone="harm" title="That was not undone">
            {undoError.message}
          </Callout>
        </div>
      )}
      {shown.length > 0 && (
        <details className="mt-4">
          <summary className="py-1.5 text-soft pointer-coarse:py-3">{shown.length} done today</summary>
          <ul className="mt-2">
            {shown.map((one) => (
              <DoneLine
                key={one.id}
                done={one}
                onUndo={() => undo({ customerId: one.customerId, action: one.id })}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
