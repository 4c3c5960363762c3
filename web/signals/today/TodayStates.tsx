import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { SampleButton } from '../../settings/sample/SampleButton.tsx'

/** Before the first order: what will be shown here. */
export function NothingYet() {
  return (
    <EmptyState
      title="Whom to help, whom to ask, whom to thank"
      why="Every morning a short list: who has gone quiet and may need help, whose moment for a second order is passing, who does so well that a word of thanks is due. Each with the reason. One file of orders is enough to begin."
      action={
        <Anchor href="/imports" className={buttonClasses('primary')}>
          Import a file
        </Anchor>
      }
      second={<SampleButton />}
    />
  )
}

/** A day without lines. */
export function NobodyToday() {
  return (
    <p className="max-w-[62ch] py-2 text-read text-soft">
      Nobody has gone quiet beyond their own habit, and nobody’s moment is passing. Rondo looks again with
      every order and every log-in, and each night.
    </p>
  )
}

/** A hint while use of the product is not tracked. */
export function TrackingHint() {
  return (
    <p className="max-w-[70ch] text-small text-soft">
      These reasons come from orders alone. Who has gone quiet can be seen once your product tells Rondo who
      logs in:{' '}
      <Anchor href="/settings?tab=tracking" className="text-accent underline underline-offset-2">
        connect tracking
      </Anchor>
      .
    </p>
  )
}

/** The placeholder of the first lines while they load. */
export function WaitingLines() {
  return (
    <output aria-label="Fetching the day’s list" className="mt-6 block">
      {Array.from({ length: 5 }, (_, at) => (
        <span key={at} className="flex h-[6.25rem] flex-col justify-center gap-2.5 border-t">
          <span className="block h-4 w-44 rounded-corner bg-sunk" />
          <span className="block h-4 w-full max-w-[60ch] rounded-corner bg-sunk" />
          <span className="block h-3 w-32 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}
