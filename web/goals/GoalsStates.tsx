import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../ui/form/Button.tsx'
import { EmptyState } from '../../ui/message/EmptyState.tsx'
import { SampleButton } from '../settings/sample/SampleButton.tsx'

/** Shown when there is no goal, or none that matches the filters. */
export function NoGoals({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="No goal like this"
        why="There are others: take a filter away to see them."
        action={
          <Anchor href="/goals" className={buttonClasses()}>
            Show all goals
          </Anchor>
        }
      />
    )
  }
  return (
    <EmptyState
      title="What your customers want to reach"
      why="Customers stay for what they reach, not for what they bought. Agree with one of them on a goal, a number and a day: both of you then see the same progress, and Rondo tells you who slips."
      action={
        <Anchor href="/customers" className={buttonClasses('primary')}>
          Choose a customer
        </Anchor>
      }
      second={<SampleButton />}
    />
  )
}

/** Placeholder while the goals are loading. */
export function GoalsLoading() {
  return (
    <output aria-label="Fetching the goals" className="block border-t">
      {Array.from({ length: 10 }, (_, at) => (
        <span key={at} className="flex h-[65px] items-center border-b">
          <span className="h-4 w-2/5 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}
