import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../ui/form/Button.tsx'
import { EmptyState } from '../../ui/message/EmptyState.tsx'
import { SampleButton } from '../settings/sample/SampleButton.tsx'

/** Shown when there is no goal, or none that matches the filters. */
export function NoGoals({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="No matching goals"
        why="Remove a filter to see the others."
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
      title="What your customers want to achieve"
      why="Customers stay because they get results, not because they bought something. Agree with a customer on a goal, a number and a date: you both see the same progress, and Rondo tells you who falls behind."
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
    <output aria-label="Loading the goals" className="block border-t">
      {Array.from({ length: 10 }, (_, at) => (
        <span key={at} className="flex h-[65px] items-center border-b">
          <span className="h-4 w-2/5 rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}
