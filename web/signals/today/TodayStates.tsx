import { useQuery } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { basisQuery } from '../basis/queries.ts'
import { SampleButton } from '../../settings/sample/SampleButton.tsx'

/** Before the first order: what will be shown here. */
export function NothingYet() {
  return (
    <EmptyState
      title="Who to help, who to ask, who to thank"
      why="Every morning a short list: who is overdue or has gone quiet and may need help, who to ask for the next order, and who is doing so well that they deserve thanks. Each line says why. One file of orders is enough to start."
      action={
        <Anchor href="/imports" className={buttonClasses('primary')}>
          Import a file
        </Anchor>
      }
      second={<SampleButton />}
    />
  )
}

/** A day without lines, said only of what is known. */
export function NobodyToday() {
  const { data: basis } = useQuery(basisQuery)
  const logins = basis?.logins
    ? 'No customer has been quiet for longer than usual for them'
    : 'No customer is overdue compared with their own order rhythm'
  return (
    <p className="max-w-[62ch] py-2 text-read text-soft">
      {logins}, and no follow-up is due. Rondo checks again with every new order and log-in, and every night.
    </p>
  )
}

/** The placeholder of the first lines while they load. */
export function WaitingLines() {
  return (
    <output aria-label="Loading today’s list" className="mt-6 block">
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
