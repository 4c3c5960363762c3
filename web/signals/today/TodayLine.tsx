import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { isReady, lineKey } from '../actions/line-action.ts'
import type { ActionKind } from '../actions/line-action.ts'
import { AskButtons } from '../../plays/next-sale/AskButtons.tsx'
import { isAskedAlready, KeepToo } from '../actions/KeepToo.tsx'
import { LineActions, LineMenu } from '../actions/LineActions.tsx'
import type { Line } from '../queries.ts'
import { Reasons } from '../Reasons.tsx'
import type { Failure } from '../actions/useSendAction.ts'

/** An action that failed, shown at its line; a retry sends it again with what was written. */
export function Refused(props: { failure: Failure; onAgain?: () => void; onForget: () => void }) {
  const { failure, onAgain, onForget } = props
  return (
    <Callout
      tone="harm"
      title={onAgain ? 'That was not saved' : `${failure.target.name}: that was not saved`}
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
            Dismiss
          </Button>
        </div>
      }
    >
      {failure.error.message}
    </Callout>
  )
}

/** The main actions: the answers to an ask for customers who are ready for the next sale, otherwise the call. */
function Actions(props: { line: Line; isFirst: boolean; onAsk: (kind: ActionKind) => void }) {
  const { line, isFirst, onAsk } = props
  if (!isReady(line)) return <LineActions target={line} isFirst={isFirst} onAsk={onAsk} />
  return (
    <div className="flex items-start gap-1 self-start">
      <AskButtons name={line.name} isFirst={isFirst} onAsk={onAsk} />
      <LineMenu withCall target={line} onAsk={onAsk} />
    </div>
  )
}

/** One line of Today: who, why, and what to do first. */
export function TodayLine(props: {
  line: Line
  isFirst: boolean
  failure: Failure | undefined
  onAsk: (kind: ActionKind, line: Line) => void
  onAgain: (failure: Failure) => void
  onForget: (failure: Failure) => void
}) {
  const { line, isFirst, failure, onAsk, onAgain, onForget } = props
  const currency = useCurrency()
  return (
    <li
      data-line={lineKey(line)}
      className="relative grid gap-x-8 gap-y-3 border-t py-4 before:absolute before:inset-y-3 before:-start-3 before:w-0.5 before:rounded-full has-[h3_a:focus-visible]:before:bg-accent sm:grid-cols-[minmax(0,1fr)_auto] sm:before:-start-4"
    >
      <div className="min-w-0">
        <h3 className="inline-block max-w-full text-read font-semibold">
          <Anchor href={`/customers/${line.customerId}`} className="rounded-corner hover:underline">
            {line.name}
          </Anchor>
        </h3>
        <Reasons signals={line.signals}>
          {line.total !== null && line.total > 0 && (
            <span>
              · worth <Money whole minor={line.total} currency={currency} /> so far
            </span>
          )}
          {line.assignee && <span>· with {line.assignee.name}</span>}
        </Reasons>
      </div>
      <Actions line={line} isFirst={isFirst} onAsk={(kind) => onAsk(kind, line)} />
      {failure && (
        <div className="sm:col-span-2">
          <Refused failure={failure} onAgain={() => onAgain(failure)} onForget={() => onForget(failure)} />
        </div>
      )}
    </li>
  )
}
