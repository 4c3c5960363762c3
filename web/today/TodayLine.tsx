import { Anchor } from '../../ui/Anchor.tsx'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Money } from '../../ui/Money.tsx'
import { useCurrency } from '../customers/useCurrency.ts'
import { isReady, keyOf } from '../signals/acts.ts'
import type { Deed } from '../signals/acts.ts'
import { AskButtons } from '../next-sale/AskButtons.tsx'
import { isAskedAlready, KeepToo } from '../signals/KeepToo.tsx'
import { LineActions, LineMenu } from '../signals/LineActions.tsx'
import type { Line } from '../signals/queries.ts'
import { Reasons } from '../signals/Reasons.tsx'
import type { Failure } from '../signals/useActs.ts'

/** A deed that was refused, where it was tried; what was written is still in it. */
export function Refused(props: { failure: Failure; onAgain?: () => void; onForget: () => void }) {
  const { failure, onAgain, onForget } = props
  return (
    <Callout
      tone="harm"
      title={onAgain ? 'That was not kept' : `${failure.target.name}: that was not kept`}
      action={
        <div className="flex gap-1">
          {isAskedAlready(failure) ? (
            <KeepToo failure={failure} />
          ) : (
            onAgain && (
              <Button size="small" onClick={onAgain}>
                Try again
              </Button>
            )
          )}
          <Button size="small" kind="quiet" onClick={onForget}>
            Leave it
          </Button>
        </div>
      }
    >
      {failure.error.message}
    </Callout>
  )
}

/** What to do first: of who is ready for the next sale it is told what they said, of others the call. */
function Actions(props: { line: Line; isFirst: boolean; onAsk: (deed: Deed) => void }) {
  const { line, isFirst, onAsk } = props
  if (!isReady(line)) return <LineActions target={line} isFirst={isFirst} onAsk={onAsk} />
  return (
    <div className="flex items-start gap-1 self-start">
      <AskButtons name={line.name} isFirst={isFirst} onAsk={onAsk} />
      <LineMenu withCall target={line} onAsk={onAsk} />
    </div>
  )
}

/** One customer to be heard from: who, why, and what to do first. */
export function TodayLine(props: {
  line: Line
  isFirst: boolean
  failure: Failure | undefined
  onAsk: (deed: Deed, line: Line) => void
  onAgain: (failure: Failure) => void
  onForget: (failure: Failure) => void
}) {
  const { line, isFirst, failure, onAsk, onAgain, onForget } = props
  const currency = useCurrency()
  return (
    <li
      data-line={keyOf(line)}
      className="relative grid gap-x-8 gap-y-3 border-t py-4 before:absolute before:inset-y-3 before:-start-3 before:w-0.5 before:rounded-full has-[h3_a:focus-visible]:before:bg-accent sm:grid-cols-[minmax(0,1fr)_auto] sm:before:-start-4"
    >
      <div className="min-w-0">
        <h3 className="inline-block max-w-full text-read font-semibold">
          <Anchor href={`/customers/${line.customerId}`} className="rounded-corner hover:underline">
            {line.name}
          </Anchor>
        </h3>
        <Reasons signals={line.signals}>
          {line.total > 0 && (
            <span>
              · worth <Money whole minor={line.total} currency={currency} /> so far
            </span>
          )}
          {line.assignee && <span>· with {line.assignee.name}</span>}
        </Reasons>
      </div>
      <Actions line={line} isFirst={isFirst} onAsk={(deed) => onAsk(deed, line)} />
      {failure && (
        <div className="sm:col-span-2">
          <Refused failure={failure} onAgain={() => onAgain(failure)} onForget={() => onForget(failure)} />
        </div>
      )}
    </li>
  )
}
